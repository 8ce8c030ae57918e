using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Enriching;

/// <summary>An advert with what its text says: language, contacts, pay, places, and the indicators that fired.</summary>
public sealed record EnrichedAd
{
    public required Ad Ad { get; init; }

    /// <summary>
    /// The advert as read where a rule seals it (R24, C03); null for every other. <see cref="Ad"/> has no text then. Only its hash is taken, and the store seals it:
    /// no other stage may look at it.
    /// </summary>
    public Ad? Sealed { get; init; }

    /// <summary>Nobody is shown its text, and nothing is learnt from it.</summary>
    public bool IsSealed => Sealed is not null;

    public required AdLanguage Language { get; init; }

    public Entities Entities { get; init; } = Entities.None;

    /// <summary>Every contact found, in the clear; Storage seals them and nothing else may keep them.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>What may be a contact as well: masked where the text is stored or shown, reported as nothing.</summary>
    public ImmutableArray<HiddenSpan> Hidden { get; init; } = [];

    /// <summary>The report that the text came with; null for an advert. Storage seals it.</summary>
    public Report? Report { get; init; }

    public ImmutableArray<IndicatorHit> Hits { get; init; } = [];

    /// <summary>What it says about people, work and places; no weight in any score.</summary>
    public AdFacts Facts { get; init; } = AdFacts.None;
}
