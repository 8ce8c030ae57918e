using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>Finds the campaign of one advert among the links it could make, strongest first, within what people have said.</summary>
internal sealed class Placing
{
    private const int MostReasons = 10;

    private readonly AdId _ad;
    private readonly AdRows _rows;
    private readonly CampaignForest _campaigns;
    private readonly ICampaignOverrides _overrides;
    private readonly List<LinkCandidate> _candidates = [];
    private readonly HashSet<AdId> _apart = [];
    private readonly List<int> _together = [];

    public Placing(AdId ad, AdRows rows, CampaignForest campaigns, ICampaignOverrides overrides)
    {
        (_ad, _rows, _campaigns, _overrides) = (ad, rows, campaigns, overrides);
        foreach (var other in overrides.PairedWith(ad))
        {
            var said = overrides.Between(ad, other);
            if (said == LinkOverride.CannotLink)
                _apart.Add(other);
            else if (said == LinkOverride.MustLink && rows.TryFind(other, out var row))
                _together.Add(row);
        }
    }

    /// <summary>Candidates of one text or contact: enough of them to show, and one in every campaign they are in.</summary>
    public void Offer(IEnumerable<LinkCandidate> candidates)
    {
        var campaigns = new HashSet<int>();
        var shown = 0;
        foreach (var candidate in candidates)
        {
            if (!_rows.IsAlive(candidate.Row) || _rows.IdOf(candidate.Row) is var other && (other == _ad || _apart.Contains(other)))
                continue;
            if (campaigns.Add(RootOf(candidate.Row)) || shown < MostReasons)
            {
                _candidates.Add(candidate);
                shown++;
            }
        }
    }

    /// <summary>Joins the campaigns and says which survived, why, and which became part of it.</summary>
    public (int Campaign, ImmutableArray<CampaignLink> Why, ImmutableArray<CampaignId> Absorbed) Place(Func<CampaignId> newCampaign)
    {
        int? campaign = _rows.TryFind(_ad, out var known) ? RootOf(known) : null;
        var absorbed = ImmutableArray.CreateBuilder<CampaignId>();
        foreach (var row in _together)
            campaign = Joined(campaign, RootOf(row), absorbed);

        var why = ImmutableArray.CreateBuilder<CampaignLink>();
        foreach (var candidate in Strongest())
        {
            var other = RootOf(candidate.Row);
            if (other != campaign && AreApart(campaign, other))
                continue;
            campaign = Joined(campaign, other, absorbed);
            if (why.Count < MostReasons)
                why.Add(new CampaignLink(candidate.Kind, _rows.IdOf(candidate.Row), candidate.Strength));
        }

        var placed = campaign ?? _campaigns.NumberOf(newCampaign());
        if (_apart.Count > 0)
            _campaigns.SetApart(placed, _ad);
        return (placed, why.ToImmutable(), absorbed.ToImmutable());
    }

    private IEnumerable<LinkCandidate> Strongest() => _candidates
        .OrderByDescending(candidate => candidate.Strength)
        .ThenBy(candidate => candidate.Kind)
        .ThenBy(candidate => _rows.IdOf(candidate.Row));

    private int RootOf(int row) => _campaigns.Root(_rows.CampaignOf(row));

    private int Joined(int? campaign, int other, ImmutableArray<CampaignId>.Builder absorbed)
    {
        if (campaign is not { } own || own == other)
            return other;
        var (survivor, lost) = _campaigns.Join(own, other);
        absorbed.Add(_campaigns.IdOf(lost));
        return survivor;
    }

    /// <summary>Whether people set an advert of one campaign, or this advert, apart from one of the other: a third advert must not join them again.</summary>
    private bool AreApart(int? campaign, int other) =>
        _apart.Any(ad => IsIn(ad, other))
        || (campaign is { } own && _campaigns.SetApart(own).Any(ad =>
            _overrides.PairedWith(ad).Any(pair => _overrides.Between(ad, pair) == LinkOverride.CannotLink && IsIn(pair, other))));

    private bool IsIn(AdId ad, int campaign) => _rows.TryFind(ad, out var row) && RootOf(row) == campaign;
}
