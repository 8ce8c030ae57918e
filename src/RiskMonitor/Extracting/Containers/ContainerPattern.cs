using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.Containers;

/// <summary>A selector that a start tag alone decides: a name, classes, an id, attributes ("article.anuncio[data-clave]"). No commas, no combinators, no pseudo-classes.</summary>
internal sealed partial class ContainerPattern
{
    private static readonly ConcurrentDictionary<string, ContainerPattern?> Read = new(StringComparer.Ordinal);

    private readonly byte[] _name;
    private readonly ImmutableArray<(byte[] Attribute, byte[] Value, Test Test)> _conditions;

    private ContainerPattern(string selector, byte[] name, ImmutableArray<(byte[] Attribute, byte[] Value, Test Test)> conditions) =>
        (Selector, _name, _conditions) = (selector, name, conditions);

    private enum Test
    {
        Present,
        Equal,
        HasWord,
    }

    /// <summary>Whether it names the element.</summary>
    public bool HasName => _name.Length > 0;

    /// <summary>As written, for the parser's own selector engine.</summary>
    public string Selector { get; }

    /// <summary>Null for a selector of another kind. Selectors come from source files and page objects, so there are few, and each is read once.</summary>
    public static ContainerPattern? Of(string selector) => Read.GetOrAdd(selector, Parse);

    /// <summary>Whether the start tag is one that is looked for; null when a parser may see its attributes otherwise.</summary>
    /// <param name="name">Of the tag, as written.</param>
    /// <param name="attributes">The tag from after its name up to and with its ">".</param>
    public bool? Matches(ReadOnlySpan<byte> name, ReadOnlySpan<byte> attributes)
    {
        if (_name.Length > 0 && !Ascii.EqualsIgnoreCase(name, _name))
            return false;
        foreach (var (attribute, wanted, test) in _conditions)
        {
            if (!HtmlAttributes.TryFind(attributes, attribute, out var value))
                return false;
            if (test == Test.Present)
                continue;
            if (value.IndexOfAny((byte)'&', (byte)0) >= 0)
                return null;
            switch (test == Test.Equal ? Same(value, wanted) : HasWord(value, wanted))
            {
                case false:
                    return false;
                case null:
                    return null;
            }
        }

        return true;
    }

    /// <summary>Null for words that differ in their case alone: whether those are the same depends on the document.</summary>
    private static bool? Same(ReadOnlySpan<byte> value, ReadOnlySpan<byte> wanted) =>
        value.SequenceEqual(wanted) ? true : Ascii.IsValid(value) && Ascii.EqualsIgnoreCase(value, wanted) ? null : false;

    private static bool? HasWord(ReadOnlySpan<byte> value, ReadOnlySpan<byte> wanted)
    {
        bool? found = false;
        while (value.TrimStart(" \t\r\n\f"u8) is { IsEmpty: false } rest)
        {
            var length = rest.IndexOfAny(" \t\r\n\f"u8) is >= 0 and var end ? end : rest.Length;
            switch (Same(rest[..length], wanted))
            {
                case true:
                    return true;
                case null:
                    found = null;
                    break;
            }

            value = rest[length..];
        }

        return found;
    }

    private static ContainerPattern? Parse(string selector)
    {
        if (Compound().Match(selector) is not { Success: true } whole)
            return null;
        var conditions = ImmutableArray.CreateBuilder<(byte[], byte[], Test)>();
        foreach (var part in whole.Groups["part"].Captures.Select(capture => capture.Value))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            conditions.Add(part[0] switch
            {
                '.' => ("class"u8.ToArray(), Utf8(part[1..]), Test.HasWord),
                '#' => ("id"u8.ToArray(), Utf8(part[1..]), Test.Equal),
                _ when equals < 0 => (Utf8(part[1..^1].ToLowerInvariant()), [], Test.Present),
                _ => (Utf8(part[1..equals].ToLowerInvariant()), Utf8(part[(equals + 1)..^1].Trim('"', '\'')), Test.Equal),
            });
        }

        return new ContainerPattern(selector, Utf8(whole.Groups["name"].Value), conditions.ToImmutable());
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex("""^(?=.)(?<name>[a-zA-Z][a-zA-Z0-9]*)?(?<part>[.#][a-zA-Z_][a-zA-Z0-9_-]*|\[[a-zA-Z][a-zA-Z0-9-]*(?:=(?:[a-zA-Z_][a-zA-Z0-9_-]*|"[^"'\\\]]+"|'[^"'\\\]]+'))?\])*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compound();
}
