using System.Buffers;
using System.Text;

namespace RiskMonitor.Extracting.Texts;

/// <summary>Collects text as a browser would show it: runs of white space become one space, blocks stand on lines of their own. What was preformatted stays as it is.</summary>
/// <param name="capacity">Characters there may be.</param>
internal sealed class TextLines(int capacity = 256)
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \n\t\r\f");

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\t\r\f");

    private readonly StringBuilder _text = new(capacity);
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
