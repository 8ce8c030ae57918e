using System.ComponentModel;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.App.Isolation;

/// <summary>
/// Reads doubtful pages in a process of their own, one at a time. The first doubtful page starts it, and from then on a spare one stands ready; one that
/// failed is thrown away. They end with this process, however it ends.
/// </summary>
internal sealed partial class ChildReader(ILogger<ChildReader> logger, ReadingLimits? limits = null) : IDoubtfulPageReader, IDisposable
{
    private readonly ReadingLimits _limits = limits ?? new ReadingLimits();
    private readonly Lock _turn = new();
    private ReadingProcess? _current;
    private ReadingProcess? _spare;
    private bool _ended;

    /// <summary>The most memory that a process was seen with, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>Ids of the processes that stand ready.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            lock (_turn)
                return [.. new[] { _current, _spare }.OfType<ReadingProcess>().Select(process => process.Id)];
        }
    }

    public DoubtfulAnswer Read(ReadOnlyMemory<byte> request)
    {
        lock (_turn)
        {
            if (_ended)
                return DoubtfulAnswer.Failed("the process for such pages has ended");
            try
            {
                _current ??= ReadingProcess.Start(_limits);
                _spare ??= ReadingProcess.Start(_limits);
            }
            catch (Win32Exception fault)
            {
                LogNoStart(fault.Message);
                return DoubtfulAnswer.Failed("the process for such pages cannot be started");
            }

            var answer = _current.Read(request);
            Peak = Math.Max(Peak, _current.Peak);
            if (!_current.IsUsable)
                Replace(answer.Problem);
            return answer;
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _ended = true;
            _current?.Dispose();
            _spare?.Dispose();
            (_current, _spare) = (null, null);
        }
    }

    private void Replace(string? problem)
    {
        LogReplaced(_current!.Id, problem);
        _current.Dispose();
        (_current, _spare) = (_spare, null);
        try
        {
            _spare = ReadingProcess.Start(_limits);
        }
        catch (Win32Exception fault)
        {
            LogNoStart(fault.Message); // tried again with the next page
        }
    }

    [LoggerMessage(LogLevel.Warning, "The process for doubtful pages cannot be started: {Fault}")]
    private partial void LogNoStart(string fault);

    [LoggerMessage(LogLevel.Information, "The process {Id} for doubtful pages is replaced: {Problem}")]
    private partial void LogReplaced(int id, string? problem);
}
