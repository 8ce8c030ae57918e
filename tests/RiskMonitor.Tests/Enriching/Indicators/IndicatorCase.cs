using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching.Indicators;

/// <summary>An invented advert and whether one indicator fires on it; where it does, what its span must hold.</summary>
public sealed record IndicatorCase(string Id, AdLanguage Lang, bool Fires, string Body)
{
    public AdChannel Channel { get; init; } = AdChannel.Classifieds;

    public string? Location { get; init; }

    public string? Company { get; init; }

    /// <summary>Part of the span's text, for the cases that fire.</summary>
    public string? Shows { get; init; }

    public override string ToString() => $"{Id} {Lang} {(Fires ? "fires" : "does not")}: {Body}";
}
