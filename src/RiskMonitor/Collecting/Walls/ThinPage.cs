using System.Buffers;
using System.Net;
using System.Text;
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

    /// <summary>Characters that a phrase at the beginning of a page has at most, with some to spare.</summary>
    private const int Beginning = 64;

    private static readonly TagNames Looked = new("script", "style", "template", "svg", "title", "option", "input", "textarea", "select");
    private static readonly SearchValues<byte> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    /// <summary>White space other than a blank, and first bytes of characters that may be some: U+0085, U+00A0, U+1680, U+2000 and on, U+3000.</summary>
    private static readonly SearchValues<byte> Uneven = SearchValues.Create((ReadOnlySpan<byte>)[0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xC2, 0xE1, 0xE2, 0xE3]);

    private byte[] _text = [];
    private int _length;
    private int _characters;

    public string Title { get; private set; } = "";

    /// <summary>Folded: lower case, no accents, single spaces.</summary>
    public string Text { get; private set; } = "";

    public bool HasPassword { get; private set; }

    /// <summary>Fields that a visitor fills in, other than for a password or a CAPTCHA.</summary>
    public int Fields { get; private set; }

    /// <summary>Null for a page with much text.</summary>
    /// <param name="html">The page in UTF-8.</param>
    public static ThinPage? Read(ReadOnlySpan<byte> html)
    {
        var page = new ThinPage { _text = ArrayPool<byte>.Shared.Rent(4 * Rich) };
        try
        {
            page.Look(html);
            if (page._characters >= Rich)
                return null;
            page.Text = Folded(Encoding.UTF8.GetString(page._text.AsSpan(0, page._length)));
            return page;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page._text);
            page._text = [];
        }
    }

    /// <summary>Title and first words; null where they take a look at the whole page, as where a character is written as a reference or the title comes late.</summary>
    public static (string Title, string Text)? ReadBeginning(ReadOnlySpan<byte> html)
    {
        var page = new ThinPage { _text = ArrayPool<byte>.Shared.Rent(4 * Rich) };
        try
        {
            page.Look(html, Beginning);
            var text = page._text.AsSpan(0, page._length);
            if (page._characters is < Beginning or >= Rich || page.Title.Length == 0 || text.Contains((byte)'&'))
                return null;
            return Folded(Encoding.UTF8.GetString(text)) is { Length: >= Beginning - 1 } folded ? (page.Title, folded) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page._text);
            page._text = [];
        }
    }

    private void Look(ReadOnlySpan<byte> html, int most = Rich)
    {
        for (var at = 0; at < html.Length && _characters < most;)
        {
            if (html[at] != '<')
            {
                var end = html[at..].IndexOf((byte)'<') is >= 0 and var next ? at + next : html.Length;
                AddText(html[at..end]);
                at = end;
                continue;
            }

            at += Markup(html[at..]);
        }
    }

    /// <summary>Length of the tag or comment, with the content that nobody sees.</summary>
    private int Markup(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 1 && rest[1] is (byte)'!' or (byte)'?')
            return 1 + HtmlTagScanner.CommentLength(rest[1..]);
        var closes = rest.StartsWith("</"u8);
        var start = closes ? 2 : 1;
        var name = HtmlTagScanner.Name(rest[start..]);
        if (name.IsEmpty)
            return 1;

        var length = 1 + HtmlTagScanner.Length(rest[1..], start - 1 + name.Length);
        AddSpace();
        if (closes)
            return length;
        switch (Looked.Find(name))
        {
            case null:
                return length;
            case "title":
                return length + ReadTitle(rest[length..]);
            case "script" or "style" or "template" or "svg":
                return length + HtmlTagScanner.RawLength(rest[length..], name);
            case "option": // seldom with an end tag
                return length + (rest[length..].IndexOf((byte)'<') is >= 0 and var next ? next : rest.Length - length);
            case var input:
                Count(input, Encoding.UTF8.GetString(rest[..length]));
                return length;
        }
    }

    private int ReadTitle(ReadOnlySpan<byte> content)
    {
        var end = HtmlTagScanner.RawLength(content, "title"u8);
        if (Title.Length == 0)
            Title = Folded(Encoding.UTF8.GetString(content[..Math.Min(end, 4 * Rich)]));
        return end;
    }

    private void Count(string name, string tag)
    {
        var isInput = name == "input";
        if (isInput && Has(tag, "password"))
            HasPassword = true;
        else if (!Has(tag, "captcha") && !(isInput && (Has(tag, "hidden") || Has(tag, "submit") || Has(tag, "button") || Has(tag, "checkbox"))))
            Fields++;
    }

    private void AddText(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(Uneven) < 0 && text.IndexOf("  "u8) < 0)
        {
            AddEven(text);
            return;
        }

        while (!text.IsEmpty && _characters < Rich)
        {
            var word = text.IndexOfAnyExcept(Letters) is >= 0 and var end ? end : text.Length;
            var taken = Math.Min(word, Rich - _characters);
            Keep(text[..taken], taken);
            if (word == text.Length || _characters == Rich)
                return;
            Rune.DecodeFromUtf8(text[word..], out var mark, out var length);
            if (Rune.IsWhiteSpace(mark))
                AddSpace();
            else
                Keep(text.Slice(word, length), mark.Utf16SequenceLength);
            text = text[(word + length)..];
        }
    }

    /// <summary>What nearly all text is: one blank between words, and no other white space.</summary>
    private void AddEven(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)' ', ..] && (_length == 0 || _text[_length - 1] == ' '))
            text = text[1..];
        var characters = Encoding.UTF8.GetCharCount(text);
        if (_characters + characters >= Rich)
            _characters = Rich; // nobody asks any more what it says
        else
            Keep(text, characters);
    }

    private void AddSpace()
    {
        if (_length > 0 && _text[_length - 1] != ' ' && _characters < Rich)
            Keep(" "u8, 1);
    }

    private void Keep(ReadOnlySpan<byte> text, int characters)
    {
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        _characters += characters;
    }

    private static bool Has(string tag, string word) => tag.Contains(word, StringComparison.OrdinalIgnoreCase);

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
