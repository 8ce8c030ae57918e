namespace RiskMonitor.Collecting.Html;

/// <summary>Elements opened and not closed, counted by name: an end tag only takes back a start tag of its own name.</summary>
internal sealed class OpenElements
{
    private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public OpenElements() => _byName = _open.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count { get; private set; }

    /// <summary>Inside svg or math, where "/>" ends an element.</summary>
    public bool InDrawing => IsOpen("svg") || IsOpen("math");

    public void Open(ReadOnlySpan<char> name)
    {
        _byName.TryGetValue(name, out var count);
        _byName[name] = count + 1;
        Count++;
    }

    public void Close(ReadOnlySpan<char> name)
    {
        if (!_byName.TryGetValue(name, out var count) || count == 0)
            return;
        _byName[name] = count - 1;
        Count--;
    }

    private bool IsOpen(ReadOnlySpan<char> name) => _byName.TryGetValue(name, out var count) && count > 0;
}
