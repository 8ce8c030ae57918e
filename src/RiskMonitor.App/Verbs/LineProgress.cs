namespace RiskMonitor.App.Verbs;

/// <summary>"12,345 adverts, 1,800 a second" on one line of a terminal, out of the way of the messages between.</summary>
internal sealed class LineProgress(TextWriter terminal, TimeProvider time, bool visible)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly long _start = time.GetTimestamp();
    private long _shownAt = time.GetTimestamp();
    private long _count;
    private bool _shown;

    public void Step()
    {
        _count++;
        if (!visible || time.GetElapsedTime(_shownAt) < Interval)
            return;
        _shownAt = time.GetTimestamp();
        _shown = true;
        terminal.Write($"\r{Words.Get("ads.progress", _count, _count / time.GetElapsedTime(_start).TotalSeconds)}\e[K");
    }

    public void Say(string message)
    {
        Clear();
        terminal.WriteLine(message);
    }

    public void Clear()
    {
        if (_shown)
            terminal.Write("\r\e[K");
        _shown = false;
    }
}
