namespace RiskMonitor.App.Files;

/// <summary>
/// A file that a verb writes: into a file beside it, which takes its name when everything is written, so that what was there stays when the run fails.
/// Standard output, devices and pipes are written as they are.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string _option;
    private readonly string _path;
    private readonly string? _target;
    private readonly string? _waiting;
    private readonly Stream _stream;
    private bool _completed;

    private OutputFile(string option, string path, Stream stream, string? target = null, string? waiting = null)
    {
        (_option, _path, _stream, _target, _waiting) = (option, path, stream, target, waiting);
        if (waiting is not null)
            AppDomain.CurrentDomain.ProcessExit += Discard;
    }

    /// <exception cref="OperatorException">It cannot be written.</exception>
    public static OutputFile Open(string option, string path)
    {
        if (path is "-" or "/dev/stdout")
            return new OutputFile(option, "-", new BufferedStream(Console.OpenStandardOutput(), 1 << 16));
        try
        {
            // What a link points to is replaced, not the link.
            var target = SameFile.TargetOf(path);
            var exists = File.Exists(target) || Directory.Exists(target);
            if (exists && OpenSpecial(target) is { } special)
                return new OutputFile(option, path, new BufferedStream(special, 1 << 16));
            var waiting = Path.Combine(Path.GetDirectoryName(target)!, $".monitor-{Guid.NewGuid():N}.part");
            var stream = new FileStream(waiting, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
            if (exists && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(waiting, File.GetUnixFileMode(target));
            return new OutputFile(option, path, stream, target, waiting);
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Writing(option, path, fault);
        }
    }

    /// <summary>Writes some bytes and ends the line.</summary>
    public async ValueTask WriteLineAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(line, cancellationToken);
            _stream.WriteByte((byte)'\n');
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Writing(_option, _path, fault);
        }
    }

    /// <summary>Everything is written: the file takes its name.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _stream.FlushAsync(cancellationToken);
            if (_stream is FileStream file)
                file.Flush(flushToDisk: true);
            await _stream.DisposeAsync();
            if (_waiting is not null)
                File.Move(_waiting, _target!, overwrite: true);
            _completed = true;
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Writing(_option, _path, fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_waiting is not null)
            AppDomain.CurrentDomain.ProcessExit -= Discard;
        if (_completed)
            return;
        try
        {
            await _stream.DisposeAsync();
        }
        catch (Exception fault) when (FileFaults.IsFault(fault))
        {
            throw FileFaults.Writing(_option, _path, fault);
        }
        finally
        {
            Discard(null, EventArgs.Empty);
        }
    }

    /// <summary>Also when the process is ended before the verb could end.</summary>
    private void Discard(object? sender, EventArgs e)
    {
        if (_waiting is not null && !_completed)
            File.Delete(_waiting);
    }

    /// <summary>A device or a pipe, opened; null where it is an ordinary file. One that may not be written throws.</summary>
    private static FileStream? OpenSpecial(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (!stream.CanSeek || path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
            return stream;
        stream.Dispose();
        return null;
    }
}
