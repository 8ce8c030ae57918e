using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>The &lt;classes&gt; a pattern may name, and the tokens they stand for.</summary>
internal static class PhraseClasses
{
    private static readonly Dictionary<string, TokenKind> Kinds = new(StringComparer.Ordinal)
    {
        ["num"] = TokenKind.Number,
        ["money"] = TokenKind.Money,
        ["price"] = TokenKind.Price,
        ["phone"] = TokenKind.Phone,
        ["email"] = TokenKind.Email,
        ["link"] = TokenKind.Link,
        ["handle"] = TokenKind.Handle,
        ["account"] = TokenKind.Account,
        ["place"] = TokenKind.Place,
    };

    public static string Names => string.Join(' ', Kinds.Keys.Select(name => $"<{name}>"));

    public static bool IsKnown(string name) => Kinds.ContainsKey(name);

    public static TokenKind KindOf(string name) => Kinds[name];
}
