namespace RiskMonitor.Storage.Tests;

public sealed class PlaceTests
{
    [Fact]
    public void The_tests_run_from_their_own_output_folder() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "RiskMonitor.Storage.Tests.dll")));
}
