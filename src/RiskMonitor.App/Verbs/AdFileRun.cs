using System.Runtime.CompilerServices;
using RiskMonitor.Ads;
using RiskMonitor.App.Files;

namespace RiskMonitor.App.Verbs;

/// <summary>One reading of an adverts file by a verb: its adverts in order, its output, and what was rejected.</summary>
internal sealed class AdFileRun : IAsyncDisposable
{
    private readonly string _path;
    private readonly AdColumnMap _map;
    private readonly OutputFile _output;
    private readonly LineProgress _progress;

    private AdFileRun(string path, AdColumnMap map, OutputFile output, LineProgress progress) =>
        (_path, _map, _output, _progress) = (path, map, output, progress);

    /// <summary>Lines rejected so far, by the reader or by the verb.</summary>
    public int Rejected { get; private set; }

    public static AdFileRun Open(string input, string output, AdColumnMap map, TextWriter messages, TimeProvider time) => new(
        input,
        map,
        OutputFile.Open("--out", output),
        new LineProgress(messages, time, visible: messages == Console.Error && !Console.IsErrorRedirected));

    /// <summary>The adverts of the file, in order.</summary>
    public async IAsyncEnumerable<Ad> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in InputFile.ReadAdsAsync("--in", _path, _map, cancellationToken))
        {
            foreach (var warning in result.Warnings)
                _progress.Say($"{_path}:{result.Line}: warning: {warning}");
            if (result.Rejection is { } rejection)
                Reject(rejection);
            if (result.Ad is { } ad)
                yield return ad;
            _progress.Step();
        }

        _progress.Clear();
    }

    /// <summary>Names an item on standard error; the exit code will be 3.</summary>
    public void Reject(Rejection rejection)
    {
        Rejected++;
        _progress.Say($"{rejection.Where}: rejected: {rejection.Reason}");
    }

    /// <summary>Writes one JSON object and ends the line.</summary>
    public ValueTask WriteLineAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) => _output.WriteLineAsync(json, cancellationToken);

    /// <summary>Everything is written; without this a file that was there before stays as it was.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => _output.CompleteAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _progress.Clear();
        await _output.DisposeAsync();
    }
}
