using System.Buffers;
using System.Text;

namespace RiskMonitor.Extracting.Texts;

/// <summary>Collects text as a browser would show it: runs of white space become one space, blocks stand on lines of their own. What was preformatted stays as it is.</summary>
internal sealed class TextLines
{
    /// <summary>Of what is kept for the next text.</summary>
    private const int LargestKept = 64 * 1024;

    /// <summary>Texts are read one after another on a thread; the room of the last one serves the next.</summary>
    [ThreadStatic]
    private static StringBuilder? _spare;

    private static readonly SearchValues<char> Space = SearchValues.Create(" \n\t\r\f");

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\t\r\f");

    private readonly StringBuilder _text = Interlocked.Exchange(ref _spare, null) ?? new StringBuilder(256);
    private int _blockBreaks;
    private int _lineBreaks;
    private bool _space;

    public void Add(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && !text.ContainsAny(Breaks) && text.IndexOf("  ") < 0)
        {
            AddEven(text);
            return;
        }

        // Only the white space that HTML collapses; a no-break space is a character of the text.
        while (!text.IsEmpty)
        {
            var word = text.IndexOfAny(Space) is >= 0 and var end ? end : text.Length;
            if (word > 0)
            {
                Flush();
                _text.Append(text[..word]);
            }

            if (word == text.Length)
                return;
            _space = true;
            text = text[(word + 1)..];
        }
    }

    /// <summary>What nearly all text is: words with one space between them, as it will be shown.</summary>
    private void AddEven(ReadOnlySpan<char> text)
    {
        _space |= text[0] == ' ';
        var words = text.Trim(' ');
        if (words.IsEmpty)
            return;
        Flush();
        _text.Append(words);
        _space = text[^1] == ' ';
    }

    public void AddPreformatted(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        Flush();
        _text.Append(text);
    }

    public void AddSpace() => _space = true;

    /// <summary>A br: every one counts.</summary>
    public void BreakLine() => _lineBreaks++;

    /// <summary>The edge of a block: at least so many line ends between what is before and after.</summary>
    public void BreakBlock(int lines) => _blockBreaks = Math.Max(_blockBreaks, lines);

    public override string ToString() => _text.ToString();

    /// <summary>The text; nothing is added after it.</summary>
    public string ToText()
    {
        var text = _text.ToString();
        if (_text.Capacity <= LargestKept)
            _spare = _text.Clear();
        return text;
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            var breaks = Math.Max(_blockBreaks, _lineBreaks);
            if (breaks > 0)
                _text.Append('\n', breaks);
            else if (_space)
                _text.Append(' ');
        }

        (_blockBreaks, _lineBreaks, _space) = (0, 0, false);
    }
}
