using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Collecting.Walls;

/// <summary>
/// What a person would see of a page with little on it, read without building it. Walls are such pages; a page with much text is none,
/// and reading stops there.
/// </summary>
internal sealed class ThinPage
{
    /// <summary>Characters of text, without the title, from which a page is no wall.</summary>
    public const int Rich = 2_000;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Skipped = Names("script", "style", "template", "svg");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inputs = Names("input", "textarea", "select");
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private char[] _text = [];
    private int _length;

    public string Title { get; private set; } = "";

    /// <summary>Folded: lower case, no accents, single spaces.</summary>
    public string Text { get; private set; } = "";

    public bool HasPassword { get; private set; }

    /// <summary>Fields that a visitor fills in, other than for a password or a CAPTCHA.</summary>
    public int Fields { get; private set; }

    /// <summary>Null for a page with much text.</summary>
    public static ThinPage? Read(ReadOnlySpan<char> html)
    {
        var page = new ThinPage { _text = ArrayPool<char>.Shared.Rent(Rich) };
        try
        {
            page.Look(html);
            if (page._length >= Rich)
                return null;
            page.Text = Folded(page._text.AsSpan(0, page._length).ToString());
            return page;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(page._text);
            page._text = [];
        }
    }

    private void Look(ReadOnlySpan<char> html)
    {
        for (var at = 0; at < html.Length && _length < Rich;)
        {
            if (html[at] != '<')
            {
                var end = html[at..].IndexOf('<') is >= 0 and var next ? at + next : html.Length;
                AddText(html[at..end]);
                at = end;
                continue;
            }

            at += Markup(html[at..]);
        }
    }

    /// <summary>Length of the tag or comment, with the content that nobody sees.</summary>
    private int Markup(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && rest[1] is '!' or '?')
            return 1 + HtmlTagScanner.CommentLength(rest[1..]);
        var closes = rest.StartsWith("</", StringComparison.Ordinal);
        var start = closes ? 2 : 1;
        var name = HtmlTagScanner.Name(rest[start..]);
        if (name.IsEmpty)
            return 1;

        var length = 1 + HtmlTagScanner.Length(rest[1..], start - 1 + name.Length);
        AddText(" ");
        if (closes)
            return length;
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            return length + ReadTitle(rest[length..]);
        if (Skipped.Contains(name))
            return length + HtmlTagScanner.RawLength(rest[length..], name);
        if (name.Equals("option", StringComparison.OrdinalIgnoreCase)) // seldom with an end tag
            return length + (rest[length..].IndexOf('<') is >= 0 and var next ? next : rest.Length - length);
        Count(name, rest[..length]);
        return length;
    }

    private int ReadTitle(ReadOnlySpan<char> content)
    {
        var end = HtmlTagScanner.RawLength(content, "title");
        if (Title.Length == 0)
            Title = Folded(content[..Math.Min(end, Rich)].ToString());
        return end;
    }

    private void Count(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
    {
        if (!Inputs.Contains(name))
            return;
        var isInput = name.Equals("input", StringComparison.OrdinalIgnoreCase);
        if (isInput && Has(tag, "password"))
            HasPassword = true;
        else if (!Has(tag, "captcha") && !(isInput && (Has(tag, "hidden") || Has(tag, "submit") || Has(tag, "button") || Has(tag, "checkbox"))))
            Fields++;
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && _length < Rich)
        {
            var word = text.IndexOfAnyExcept(Letters) is >= 0 and var end ? end : text.Length;
            var taken = Math.Min(word, Rich - _length);
            text[..taken].CopyTo(_text.AsSpan(_length));
            _length += taken;
            if (word == text.Length || _length == Rich)
                return;
            if (!char.IsWhiteSpace(text[word]))
                _text[_length++] = text[word];
            else if (_length > 0 && _text[_length - 1] != ' ')
                _text[_length++] = ' ';
            text = text[(word + 1)..];
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params ReadOnlySpan<string> names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool Has(ReadOnlySpan<char> tag, string word) => tag.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Folded(string text)
    {
        var decoded = WebUtility.HtmlDecode(text).ToLowerInvariant().Trim();
        return string.Create(decoded.Length, decoded, (folded, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                folded[i] = source[i] switch
                {
                    'á' => 'a',
                    'é' => 'e',
                    'í' => 'i',
                    'ó' => 'o',
                    'ú' or 'ü' => 'u',
                    'ñ' => 'n',
                    '’' => '\'',
                    '\u00A0' => ' ',
                    var other => other,
                };
            }
        });
    }
}
