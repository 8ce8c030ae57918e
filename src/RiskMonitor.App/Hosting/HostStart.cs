namespace RiskMonitor.App.Hosting;

/// <summary>Starts the host, and says what it was when the flow ended before everything had started.</summary>
internal static class HostStart
{
    /// <exception cref="FlowEndedException">The flow ended at a fault meanwhile.</exception>
    public static async Task RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var flow = host.Services.GetRequiredService<FlowRunner>();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (flow.Fault is not null)
        {
            flow.ThrowIfEnded();
        }
    }
}
