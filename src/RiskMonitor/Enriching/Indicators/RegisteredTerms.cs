using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// R34: registered terms of employment are stated: two of social security, written terms, and openness (come accompanied, nothing to pay). Counts against.
/// Anybody can write such words, so it takes away less than one sign gives.
/// </summary>
internal sealed class RegisteredTerms(PhraseMatcher phrases) : IIndicatorRule
{
    private const int Enough = 2;
    private readonly int[] _kinds = [.. new[] { "insured", "terms", "open" }.Select(section => phrases.SectionOf("R34", section))];

    public string Id => "R34";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        var found = _kinds.SelectMany(kind => reading.All(kind, Id).Take(1)).ToList();
        return found.Count >= Enough ? found : [];
    }
}
