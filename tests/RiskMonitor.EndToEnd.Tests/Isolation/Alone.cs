namespace RiskMonitor.EndToEnd.Tests.Isolation;

/// <summary>Tests that hold something to a time, and those of pages that a browser takes for finished once they are quiet: one after another and beside no others, which would be measured with them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
