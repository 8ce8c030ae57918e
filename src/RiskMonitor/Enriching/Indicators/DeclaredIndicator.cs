using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>An indicator that is a row of data and its lexicon, and no code.</summary>
internal sealed class DeclaredIndicator : IIndicatorRule
{
    private readonly PhraseRule _rule;
    private readonly ImmutableArray<(int Section, int Most)> _shown;
    private readonly ImmutableArray<ImmutableArray<(int Section, bool IsThere)>> _needs;

    /// <exception cref="FormatException">Names the indicator and the section that no lexicon has.</exception>
    public DeclaredIndicator(string id, PhraseRule rule, PhraseMatcher phrases)
    {
        Id = id;
        _rule = rule;
        _shown = [.. rule.Shown.Select(shown => (Number(shown.Name), shown.Most))];
        _needs = [.. rule.Needs.Select(group => ImmutableArray.CreateRange(group.Select(one => (Number(one.Name), one.IsThere))))];

        int Number(SectionName name)
        {
            try
            {
                return phrases.SectionOf(name.Lexicon, name.Section);
            }
            catch (FormatException missing)
            {
                throw new FormatException($"indicators.csv, {id}: {missing.Message}", missing);
            }
        }
    }

    public string Id { get; }

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (reading.IsWarning || !IsAskedOf(reading) || !HasSomething(reading) || !HasWhatItNeeds(reading))
            return [];
        var hits = new List<IndicatorHit>(_rule.Most);
        foreach (var (section, most) in _shown)
            hits.AddRange(reading.All(section, Id).Take(Math.Min(most, _rule.Most - hits.Count)));
        return hits;
    }

    private bool IsAskedOf(AdReading reading) =>
        ((_rule.AskedOf & AskedOf.Work) != 0 && reading.OffersWork)
        || ((_rule.AskedOf & AskedOf.SpeaksOfWork) != 0 && reading.SpeaksOfWork)
        || ((_rule.AskedOf & AskedOf.Company) != 0 && reading.OffersCompany)
        || ((_rule.AskedOf & AskedOf.EscortBoard) != 0 && reading.Ad.Channel == AdChannel.EscortBoard);

    private bool HasSomething(AdReading reading)
    {
        var found = 0;
        foreach (var (section, _) in _shown)
        {
            if (reading.Has(section) && ++found == _rule.Least)
                return true;
        }

        return false;
    }

    private bool HasWhatItNeeds(AdReading reading)
    {
        foreach (var group in _needs)
        {
            var holds = false;
            foreach (var (section, isThere) in group)
                holds |= reading.Has(section) == isThere;
            if (!holds)
                return false;
        }

        return true;
    }
}
