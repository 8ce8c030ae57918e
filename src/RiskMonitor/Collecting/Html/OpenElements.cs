namespace RiskMonitor.Collecting.Html;

/// <summary>
/// Elements opened and not closed, counted by name: an end tag only takes back a start tag of its own name. Beside it the order of the last
/// few, to tell end tags that are not where they belong: parsers may leave open what those seem to close.
/// </summary>
internal sealed class OpenElements
{
    /// <summary>How far down an end tag is looked for; a bound, so that the look stays linear.</summary>
    private const int Remembered = 64;

    private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly int[] _last = new int[Remembered];
    private int _depth;
    private int _drawings;

    public OpenElements() => _byName = _open.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count { get; private set; }

    /// <summary>The most that were open at once.</summary>
    public int Most { get; private set; }

    /// <summary>End tags of an element other than the innermost.</summary>
    public int Misplaced { get; private set; }

    /// <summary>Inside svg or math, where "/>" ends an element.</summary>
    public bool InDrawing => _drawings > 0;

    public void Open(ReadOnlySpan<char> name)
    {
        _byName.TryGetValue(name, out var count);
        _byName[name] = count + 1;
        Most = Math.Max(Most, ++Count);
        if (IsDrawing(name))
            _drawings++;
        _last[_depth++ % Remembered] = Key(name);
    }

    public void Close(ReadOnlySpan<char> name)
    {
        if (!_byName.TryGetValue(name, out var count) || count == 0)
        {
            Misplaced++;
            return;
        }

        _byName[name] = count - 1;
        Count--;
        if (IsDrawing(name))
            _drawings--;
        Forget(Key(name));
    }

    private void Forget(int key)
    {
        if (_depth > 0 && _last[(_depth - 1) % Remembered] == key)
        {
            _depth--;
            return;
        }

        Misplaced++;
        for (var back = 2; back <= Math.Min(_depth, Remembered); back++)
        {
            if (_last[(_depth - back) % Remembered] == key)
            {
                _depth -= back;
                return;
            }
        }
    }

    private static bool IsDrawing(ReadOnlySpan<char> name) =>
        name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

    private static int Key(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
}
