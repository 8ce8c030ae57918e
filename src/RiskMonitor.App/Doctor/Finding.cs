namespace RiskMonitor.App.Doctor;

/// <summary>What a check found: its subject, how it stands, the fact, and what to do where something is wrong.</summary>
internal sealed record Finding(string Subject, Standing Standing, string Fact, string? WhatToDo = null);

internal enum Standing
{
    Ok,
    Warning,
    Failed,
}
