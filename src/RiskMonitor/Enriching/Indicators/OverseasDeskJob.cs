using System.Collections.Frozen;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R19: a desk, chat or call-centre job abroad whose travel is paid beforehand. All three have to be there.</summary>
internal sealed class OverseasDeskJob(PhraseMatcher phrases) : IIndicatorRule
{
    // Where INTERPOL's notice and later reports place such compounds, and where people are flown through.
    private static readonly FrozenSet<string> Countries = new[] { "KH", "MM", "LA", "TH", "PH", "AE", "MY", "VN", "SG", "TR", "HK", "CN", "GE", "CY" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly int _abroad = phrases.SectionOf("R19", "abroad");
    private readonly int _desk = phrases.SectionOf("R19", "desk");
    private readonly int _prepaid = phrases.SectionOf("R19", "prepaid");

    public string Id => "R19";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning && IsAbroad(reading) && reading.Has(_desk) && reading.Has(_prepaid)
            ? reading.All(_desk, Id).Take(1).Concat(reading.All(_prepaid, Id).Take(1))
            : [];

    private bool IsAbroad(AdReading reading) => reading.Has(_abroad) || reading.Entities.Places.Any(place => Countries.Contains(place.Country));
}
