using System.Collections.Frozen;

namespace RiskMonitor.Extracting.Containers;

/// <summary>The kind of an element by its name in UTF-8.</summary>
internal static class ElementKinds
{
    private const int Longest = 32;

    private static readonly FrozenDictionary<string, (string Name, ElementKind Kind)>.AlternateLookup<ReadOnlySpan<char>> Known = new (ElementKind Kind, string Names)[]
    {
        (ElementKind.Void, "area base br embed hr img input link meta param source track wbr"),
        (ElementKind.Block, "address article aside blockquote center details div dl fieldset figcaption figure footer header main nav ol pre section summary ul"),
        (ElementKind.Heading, "h1 h2 h3 h4 h5 h6"),
        (ElementKind.Paragraph, "p"),
        (ElementKind.Item, "li dt dd"),
        (ElementKind.Formatting, "a b big code em font i s small strike strong tt u"),
        (ElementKind.Table, "table caption thead tbody tfoot tr td th"),
        (ElementKind.Raw, "script style title textarea iframe"),
        (ElementKind.Form, "form"),
        (ElementKind.Button, "button"),
        (ElementKind.Choices, "select"),
        (ElementKind.Drawing, "svg"),
        (ElementKind.Frame, "html head body"),
        (ElementKind.Doubtful, "template math frameset frame plaintext xmp noembed noframes applet marquee object ruby rt rp rb rtc listing nobr image isindex keygen menuitem command bgsound basefont col colgroup option optgroup selectedcontent"),
    }.SelectMany(kind => kind.Names.Split(' '), (kind, name) => (Name: name, kind.Kind)).ToFrozenDictionary(element => element.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">As written.</param>
    /// <returns>The name in lower case; null for one that has other characters than letters, digits and hyphens, or too many.</returns>
    public static (string Name, ElementKind Kind)? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > Longest)
            return null;
        Span<char> lower = stackalloc char[Longest];
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)name[i]) && name[i] != (byte)'-')
                return null;
            lower[i] = char.ToLowerInvariant((char)name[i]);
        }

        lower = lower[..name.Length];
        return Known.TryGetValue(lower, out var known) ? known : (lower.ToString(), ElementKind.Ordinary);
    }
}
