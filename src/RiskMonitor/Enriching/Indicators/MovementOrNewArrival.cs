using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E05: a recent arrival or short stay in an escort advert; the study that tested it found it less often in controlled ones, so it counts against.</summary>
internal sealed class MovementOrNewArrival(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E05");

    public string Id => "E05";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.Ad.Channel == AdChannel.EscortBoard ? reading.All(_phrases, Id).Take(1) : [];
}
