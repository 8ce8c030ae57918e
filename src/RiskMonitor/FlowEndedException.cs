namespace RiskMonitor;

/// <summary>The flow ended at a fault of our own and takes no more pages. What was written stands; the rest is collected again after the next start.</summary>
public sealed class FlowEndedException(Exception fault)
    : Exception($"the flow ended at a fault of our own ({fault.GetType().Name}), which the log names; what was written stands, the rest is collected again after the next start", fault);
