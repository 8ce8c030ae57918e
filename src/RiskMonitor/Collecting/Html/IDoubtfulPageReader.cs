namespace RiskMonitor.Collecting.Html;

/// <summary>
/// Reads pages that may kill whoever parses them, away from this process and within limits of time and memory. Safe from any thread; a call
/// waits for its answer.
/// </summary>
public interface IDoubtfulPageReader
{
    /// <param name="request">A message as <see cref="DoubtfulRequest"/> writes it; its answer is the stage's own and is not to be trusted.</param>
    DoubtfulAnswer Read(ReadOnlyMemory<byte> request);
}

/// <summary>What came back from reading a doubtful page.</summary>
/// <param name="Body">JSON of the stage that asked; empty when there is a problem.</param>
/// <param name="Problem">Why nothing came back, in words that fit after "unparsable: ".</param>
public readonly record struct DoubtfulAnswer(ReadOnlyMemory<byte> Body, string? Problem)
{
    public static DoubtfulAnswer Failed(string problem) => new(default, problem);
}
