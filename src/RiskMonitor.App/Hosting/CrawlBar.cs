using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.App.Hosting;

/// <summary>How far the run over a source is, as one line with a bar: what was asked for against what is known to be left.</summary>
internal sealed class CrawlBar(TimeProvider time) : IProgress<CrawlStep>
{
    private const int Width = 30;
    private readonly long _start = time.GetTimestamp();
    private CrawlStep _step = new(0, 0, 0, null, TimeSpan.Zero, null);

    public void Report(CrawlStep value) => Volatile.Write(ref _step, value);

    public string Line()
    {
        var step = Volatile.Read(ref _step);
        var done = step.Asked + step.NotDue;
        var filled = done + step.Waiting == 0 ? 0 : (int)((long)Width * done / (done + step.Waiting));
        var bar = new string('█', filled) + new string('░', Width - filled);
        var perSecond = step.Asked / Math.Max(.001, time.GetElapsedTime(_start).TotalSeconds);
        var line = Words.Get("collect.bar", bar, step.Asked, step.Waiting, step.NotDue, perSecond);
        return step.Host is null ? line : $"{line} · {Words.Get("collect.bar.host", step.Host, step.Delay.TotalSeconds)}";
    }
}
