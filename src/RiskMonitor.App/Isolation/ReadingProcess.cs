using System.Diagnostics;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.App.Isolation;

/// <summary>One process that reads pages until one of them fails. Watched from the thread that waits for it, so that the limits hold however busy the others are.</summary>
internal sealed class ReadingProcess : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ExitWait = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly ReadingLimits _limits;
    private bool _ready;

    private ReadingProcess(Process process, ReadingLimits limits) => (_process, _limits) = (process, limits);

    public int Id => _process.Id;

    /// <summary>The most memory it was seen with.</summary>
    public long Peak { get; private set; }

    /// <summary>False once a page failed: it is thrown away.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ReadingProcess Start(ReadingLimits limits)
    {
        var process = new Process { StartInfo = ReaderCommand.Create() };
        process.ErrorDataReceived += (_, _) => { }; // the trace of an overflow: read, so that the pipe never fills, and of no use
        process.Start();
        process.BeginErrorReadLine();
        return new ReadingProcess(process, limits);
    }

    public DoubtfulAnswer Read(ReadOnlyMemory<byte> request)
    {
        if (!_ready && Exchange(null, _limits.Start) is { Problem: { } problem })
            return DoubtfulAnswer.Failed($"the process for such pages does not start ({problem})");
        _ready = true;
        return Exchange(request, _limits.Page);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Sends the request, if any, and waits for one answer; kills the process when a limit is passed.</summary>
    private DoubtfulAnswer Exchange(ReadOnlyMemory<byte>? request, TimeSpan longest)
    {
        using var done = new ManualResetEventSlim();
        byte[]? answer = null;
        var talk = new Thread(() =>
        {
            answer = Talk(request);
            done.Set();
        })
        { IsBackground = true, Name = "doubtful page" };
        var started = Stopwatch.GetTimestamp();
        talk.Start();
        string? passed = null;
        while (!done.Wait(Beat))
        {
            passed ??= Passed(Stopwatch.GetElapsedTime(started), longest);
            if (passed is not null)
                Kill(); // which ends the talk
        }

        talk.Join();
        if (passed is null && answer is not null)
            return new DoubtfulAnswer(answer, null);
        IsUsable = false;
        return DoubtfulAnswer.Failed(passed ?? HowItEnded());
    }

    private byte[]? Talk(ReadOnlyMemory<byte>? request)
    {
        try
        {
            if (request is { } message)
                Frames.Write(_process.StandardInput.BaseStream, message.Span);
            return Frames.Read(_process.StandardOutput.BaseStream);
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }

    private string? Passed(TimeSpan elapsed, TimeSpan longest)
    {
        if (elapsed > longest)
            return FormattableString.Invariant($"reading it apart takes more than {longest.TotalSeconds} seconds");
        var resident = Resident();
        Peak = Math.Max(Peak, resident);
        return resident > _limits.Memory ? FormattableString.Invariant($"reading it apart takes more than {_limits.Memory >> 20} MB") : null;
    }

    /// <summary>0 when it has ended, which it may do at any moment.</summary>
    private long Resident()
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private string HowItEnded()
    {
        if (!_process.WaitForExit(ExitWait))
            return "the process that read it gave no answer that can be used";
        return _process.ExitCode == PageReadingLoop.OutOfMemory
            ? FormattableString.Invariant($"reading it apart takes more than {_limits.Memory >> 20} MB")
            : FormattableString.Invariant($"the process that read it ended with {_process.ExitCode}");
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            return; // it has ended already
        }
    }
}
