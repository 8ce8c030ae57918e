namespace RiskMonitor.EndToEnd.Tests.Isolation;

/// <summary>Tests that hold something to a time, one after another and beside no others: those would be measured with it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
