using System.Buffers;
using System.Text;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>
/// Reads the words of a text one after the other without allocating. Masks of published data sets (&lt;PHONE&gt;, EMAILMASK, #URL_…#, runs of *) and
/// the contacts they stand for are both left out, so that a masked and an unmasked text have the same features.
/// </summary>
internal ref struct TokenReader(ReadOnlySpan<char> text)
{
    private const int ShortestWord = 2;
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0\u2003\u2009\u3000");
    private static readonly string[] WordMasks = ["URLMASK", "EMAILMASK", "PHONEMASK", "HANDLEMASK"];
    private static readonly string[] HashMasks = ["#URL_", "#EMAIL_", "#PHONE_", "#HANDLE_"];
    private static readonly string[] DomainEndings =
        [".com", ".mx", ".net", ".org", ".edu", ".gob", ".gov", ".info", ".biz", ".io", ".co", ".ar", ".ec", ".es", ".us", ".uk", ".me", ".ly", ".gl", ".example"];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _chunkEnd;
    private bool _break = true;

    public bool TryRead(out TextToken token)
    {
        while (_at < _text.Length)
        {
            if (_at >= _chunkEnd && !EnterChunk())
                continue;
            if (SkipMask())
                continue;
            if (TryReadWord(out token))
                return true;
        }

        token = default;
        return false;
    }

    /// <summary>Finds the end of what stands between two spaces, and passes over it when it is an address, a link or a handle.</summary>
    private bool EnterChunk()
    {
        var length = _text[_at..].IndexOfAny(Spaces);
        _chunkEnd = length < 0 ? _text.Length : _at + length;
        if (_chunkEnd == _at)
        {
            _at++;
            return false;
        }

        if (!IsContact(_text[_at.._chunkEnd]))
            return true;
        _at = _chunkEnd;
        _break = true;
        return false;
    }

    private static bool IsContact(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 4)
            return false;
        if (chunk.Contains('@') || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!chunk[1..].Contains('.'))
            return false;
        foreach (var ending in DomainEndings)
        {
            var at = chunk.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (at + ending.Length == chunk.Length || !char.IsLetterOrDigit(chunk[at + ending.Length])) && char.IsLetterOrDigit(chunk[at - 1]))
                return true;
        }

        return false;
    }

    /// <summary>Passes over &lt;PHONE&gt; and #URL_…# at the current place.</summary>
    private bool SkipMask()
    {
        var rest = _text[_at..];
        var length = rest[0] switch
        {
            '<' => BracketMask(rest),
            '#' => HashMask(rest),
            'U' or 'E' or 'P' or 'H' => StartingWith(WordMasks, rest),
            _ => 0,
        };
        if (length == 0)
            return false;
        _at += length;
        _chunkEnd = Math.Max(_chunkEnd, _at);
        _break = true;
        return true;
    }

    private static int BracketMask(ReadOnlySpan<char> rest)
    {
        var i = 1;
        while (i < rest.Length && (char.IsAsciiLetterUpper(rest[i]) || rest[i] == '_'))
            i++;
        return i > 2 && i < rest.Length && rest[i] == '>' ? i + 1 : 0;
    }

    private static int HashMask(ReadOnlySpan<char> rest)
    {
        var start = StartingWith(HashMasks, rest);
        if (start == 0)
            return 0;
        var end = rest[start..].IndexOf('#');
        return end < 0 ? start : start + end + 1;
    }

    private static int StartingWith(string[] masks, ReadOnlySpan<char> rest)
    {
        foreach (var mask in masks)
        {
            if (rest.StartsWith(mask, StringComparison.Ordinal))
                return mask.Length;
        }

        return 0;
    }

    private bool TryReadWord(out TextToken token)
    {
        var start = _at;
        var hash = TermHash.Seed;
        var letters = 0;
        var digit = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (letters > 0 && c is 'U' or 'E' or 'P' or 'H' && StartingWith(WordMasks, _text[_at..]) > 0)
                break;
            var width = 1;
            var folded = WordFolding.Fold(c);
            if (char.IsHighSurrogate(c) && Rune.DecodeFromUtf16(_text[_at..], out var rune, out width) == OperationStatus.Done)
                folded = WordFolding.Fold(rune);
            if (folded == WordFolding.Separator)
                break;
            _at += width;
            if (folded == WordFolding.Ignored)
                continue;
            letters++;
            digit |= char.IsDigit(folded);
            hash = TermHash.Add(hash, folded);
        }

        var end = _at;
        if (_at == start)
            _at++;
        if (letters < ShortestWord)
        {
            token = default;
            return false;
        }

        token = new TextToken(hash, start, end, digit, _break);
        _break = false;
        return true;
    }
}
