using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>The one door by which people's judgement comes back to linking. Triage writes to the store, Storage implements this.</summary>
public interface ICampaignOverrides
{
    /// <summary>Whether people said that the two adverts belong together, do not, or nothing.</summary>
    LinkOverride Between(AdId first, AdId second);

    /// <summary>
    /// Adverts that people named in a pair with this one, whatever they said of it: a pair that must be linked need not look alike,
    /// so it cannot be found by asking <see cref="Between"/> of candidates alone.
    /// </summary>
    ImmutableArray<AdId> PairedWith(AdId ad);

    /// <summary>The verdict people gave the campaign, while it has not expired at <paramref name="at"/>; otherwise null.</summary>
    EarlierVerdict? VerdictOn(CampaignId campaign, DateTimeOffset at);
}

/// <summary>People's word on a pair of adverts.</summary>
public enum LinkOverride
{
    None,
    MustLink,
    CannotLink,
}

/// <summary>A verdict by people: its code, when it was given and until when it stops re-alerting. It never changes a score.</summary>
public sealed record EarlierVerdict(string Verdict, DateTimeOffset DecidedAt, DateTimeOffset ExpiresAt);
