using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E05: a recent arrival or short stay in an escort advert; the study that tested it found it less often in controlled ones, so it counts against.</summary>
/// <remarks>Not where somebody else announces the arrival ("llegaron", "ella acaba de llegar"): that is the rotation of several persons (E14, E17) rather than one's own stay.</remarks>
internal sealed class MovementOrNewArrival(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E05");
    private readonly int _thirdPerson = phrases.SectionOf("E09");

    public string Id => "E05";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.Ad.Channel == AdChannel.EscortBoard && !reading.Has(_thirdPerson) ? reading.All(_phrases, Id).Take(1) : [];
}
