using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml;

namespace RiskMonitor.Collecting.Xml;

/// <summary>
/// The one door to XML from the web: feeds, sitemaps and the like, node by node, nothing built. No document type (so no entities of its own and nothing
/// fetched), depth at most 64, a text decoded by <see cref="PageText"/>. Every way of failing is an <see cref="XmlRefusedException"/>.
/// </summary>
internal sealed partial class SafeXml : IDisposable
{
    public const int MaxDepth = 64;
    public const int MaxCharacters = 16 << 20;

    private static readonly SearchValues<char> NoCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(character => character is not ('\t' or '\n' or '\r')), '\uFFFE', '\uFFFF']);

    private readonly XmlReader _reader;

    private SafeXml(XmlReader reader) => _reader = reader;

    public XmlNodeType NodeType => _reader.NodeType;

    public string LocalName => _reader.LocalName;

    public string Namespace => _reader.NamespaceURI;

    public string Value => Clean(_reader.Value);

    public int Depth => _reader.Depth;

    public bool IsEmptyElement => _reader.IsEmptyElement;

    public static SafeXml Open(FetchedPage page) => Open(page.Text);

    /// <param name="xml">The decoded document. What feeds often have wrong is mended: space or comments before the declaration, characters that XML does not know, HTML's names of characters.</param>
    public static SafeXml Open(string xml) => new(XmlReader.Create(new StringReader(Mended(xml)), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    }));

    /// <summary>Goes to the next node; false at the end.</summary>
    /// <exception cref="XmlRefusedException">The document is not read any further.</exception>
    public bool Read()
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (XmlException broken)
        {
            throw new XmlRefusedException(Reason(broken), broken);
        }

        return _reader.Depth <= MaxDepth ? true : throw new XmlRefusedException(FormattableString.Invariant($"its elements are nested more than {MaxDepth} deep"));
    }

    /// <summary>Null without such an attribute.</summary>
    public string? Attribute(string name, string space = "") => _reader.GetAttribute(name, space) is { } value ? Clean(value) : null;

    /// <summary>The text in the element that the reader is on, that of the elements in it too, at most <paramref name="most"/> characters; the reader is then on its end.</summary>
    public string ReadText(int most)
    {
        if (_reader.IsEmptyElement)
            return "";
        var depth = _reader.Depth;
        var text = new System.Text.StringBuilder();
        while (Read() && !(NodeType == XmlNodeType.EndElement && Depth == depth))
        {
            if (NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length < most)
                text.Append(_reader.Value.AsSpan(0, Math.Min(_reader.Value.Length, most - text.Length)));
        }

        return Clean(text.ToString());
    }

    public void Dispose() => _reader.Dispose();

    private static string Mended(string xml)
    {
        xml = WithoutLateDeclaration(Clean(xml.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')));
        return xml.Contains('&', StringComparison.Ordinal) ? NamedCharacter().Replace(xml, name => IsXml(name.ValueSpan) ? name.Value : Decoded(name.Value)) : xml;
    }

    /// <summary>A declaration behind comments is none for XML; it is blanked, so that lines keep their numbers.</summary>
    private static string WithoutLateDeclaration(string xml)
    {
        var at = 0;
        while (xml.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) && xml.IndexOf("-->", at + 4, StringComparison.Ordinal) is >= 0 and var end)
        {
            at = end + 3;
            while (at < xml.Length && xml[at] is ' ' or '\t' or '\r' or '\n')
                at++;
        }

        return at > 0 && xml.AsSpan(at).StartsWith("<?xml ", StringComparison.Ordinal) && xml.IndexOf("?>", at, StringComparison.Ordinal) is >= 0 and var closed
            ? string.Concat(xml.AsSpan(0, at), AllButLineEnds().Replace(xml[at..(closed + 2)], " "), xml.AsSpan(closed + 2))
            : xml;
    }

    private static bool IsXml(ReadOnlySpan<char> name) => name is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;";

    /// <summary>A name that HTML does not know stays, and XML says so.</summary>
    private static string Decoded(string name) => WebUtility.HtmlDecode(name) is { Length: 1 } character && character is not ("<" or "&") ? character : name;

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(NoCharacters))
            return text;
        return string.Create(text.Length, text, (clean, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                clean[i] = NoCharacters.Contains(source[i]) ? '\uFFFD' : source[i];
        });
    }

    private static string Reason(XmlException broken) => broken.Message.Contains("DTD", StringComparison.Ordinal)
        ? "it has a document type declaration, which is not read"
        : FormattableString.Invariant($"it is not well-formed XML at line {broken.LineNumber}");

    [GeneratedRegex(@"[^\r\n]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex AllButLineEnds();

    [GeneratedRegex("&[a-zA-Z][a-zA-Z0-9]{1,31};", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NamedCharacter();
}
