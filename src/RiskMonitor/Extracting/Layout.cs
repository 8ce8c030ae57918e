using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting;

/// <summary>A way of reading pages.</summary>
/// <param name="Id">Name that a source file gives as its layout.</param>
/// <param name="Version">Raised when its reading changes.</param>
/// <param name="Stage">Off: no source may name it. Shadow: only beside another one, as extract.shadow.</param>
internal sealed record Layout(string Id, int Version, Stage Stage = Stage.On)
{
    /// <summary>As adverts carry it.</summary>
    public string Name => FormattableString.Invariant($"{Id}/{Version}");

    public override string ToString() => Name;
}
