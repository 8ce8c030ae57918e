using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>
/// What an advert says about people, work and places, in the shape of docs/schemas/scored-ad.schema.json (facts). Facts describe and weigh nothing: a missing
/// one was not said, or not in words that are read. Each names the spans it was read from, up to three.
/// </summary>
public sealed record AdFacts
{
    public static AdFacts None { get; } = new();

    /// <summary>What the advert looks for or is about; null where no name of the taxonomy stands in it.</summary>
    public OccupationFact? Occupation { get; init; }

    /// <summary>Null: not said.</summary>
    public GenderFact? Gender { get; init; }

    public PersonsFact? Persons { get; init; }

    public ImmutableArray<AgesFact> Ages { get; init; } = [];

    /// <summary>Null where the advert offers no work.</summary>
    public EmployerFact? Employer { get; init; }

    public WorkplaceFact? Workplace { get; init; }

    /// <summary>Somewhere to live or sleep is offered.</summary>
    public ImmutableArray<FactSpan> Lodging { get; init; } = [];

    public ImmutableArray<FactSpan> Food { get; init; } = [];

    /// <summary>Transport is offered, or the way is paid.</summary>
    public ImmutableArray<FactSpan> Travel { get; init; } = [];

    public ImmutableArray<DocumentFact> Documents { get; init; } = [];

    /// <summary>Money is asked for.</summary>
    public ImmutableArray<FactSpan> Fees { get; init; } = [];

    /// <summary>A debt, an advance to work off, or a deduction is named.</summary>
    public ImmutableArray<FactSpan> Debt { get; init; } = [];

    public ScheduleFact? Schedule { get; init; }

    /// <summary>A contract is named.</summary>
    public ImmutableArray<FactSpan> Contract { get; init; } = [];

    /// <summary>Benefits of law or insurance are named.</summary>
    public ImmutableArray<FactSpan> Benefits { get; init; } = [];

    /// <summary>Places on a land border, here or on the other side of it.</summary>
    public ImmutableArray<BorderPlaceFact> BorderPlaces { get; init; } = [];

    /// <summary>Null where there is nothing to compare.</summary>
    public PayPercentile? PayPercentile { get; init; }
}

/// <summary>Where a fact stands, in UTF-16 code units of the original field.</summary>
public sealed record FactSpan(AdField Field, int Start, int Length);

/// <summary>An occupation of seeds/occupations; the ISCO-08 group where it fits without doubt.</summary>
public sealed record OccupationFact(string Code, string Es, string En, string? Isco, FactSpan Span);

public sealed record GenderFact(AskedGender Asked, ImmutableArray<FactSpan> Spans);

public enum AskedGender
{
    Women,
    Men,
    Any,
}

/// <summary>How many are looked for; no upper bound where "several" is all that is said.</summary>
public sealed record PersonsFact(int Min, int? Max, ImmutableArray<FactSpan> Spans);

/// <summary>An age or a range of ages asked or stated, in years.</summary>
public sealed record AgesFact(int Min, int Max, FactSpan Span);

/// <summary>Whether an employer is named and by what it can be found.</summary>
/// <param name="Named">In the field of the company, or by a legal form in the text.</param>
/// <param name="Identified">A tax id, a site, an address at a domain of its own or a legal form is given; or a named employer has a street address or a fixed line.</param>
/// <param name="By">Which of them.</param>
/// <param name="Spans">Where they stand.</param>
public sealed record EmployerFact(bool Named, bool Identified, ImmutableArray<EmployerSign> By, ImmutableArray<FactSpan> Spans);

public enum EmployerSign
{
    LegalForm,
    Rfc,
    Site,
    OwnMail,
    Street,
    Landline,
}

/// <summary>The place that the text names as that of the work, against the place of the advert.</summary>
public sealed record WorkplaceFact(Place Place, WorkplaceRelation AgainstAdvert, FactSpan Span);

public enum WorkplaceRelation
{
    /// <summary>One of the two does not say enough.</summary>
    NotKnown,
    Same,
    OtherState,
    OtherCountry,
}

public sealed record DocumentFact(AskedDocument Document, FactSpan Span);

public enum AskedDocument
{
    Ine,
    Curp,
    BirthCertificate,
    Passport,
    Visa,
    AddressProof,
    SocialSecurityNumber,
    TaxNumber,
    DrivingLicence,
    MilitaryCard,
    NoRecord,
    References,
    Studies,
    Cv,
    Photos,
    Medical,
}

/// <summary>When the work is done, as far as it is said.</summary>
/// <param name="DaysPerWeek">1 to 7.</param>
/// <param name="HoursPerDay">1 to 24, from "8 horas" or from the hours named.</param>
/// <param name="From">HH:mm.</param>
/// <param name="To">HH:mm.</param>
/// <param name="Shifts">Which kinds are named.</param>
/// <param name="RestDay">A day of rest is named.</param>
/// <param name="Spans">Where.</param>
public sealed record ScheduleFact(int? DaysPerWeek, int? HoursPerDay, string? From, string? To, ImmutableArray<ShiftKind> Shifts, bool RestDay, ImmutableArray<FactSpan> Spans);

public enum ShiftKind
{
    FullTime,
    PartTime,
    Night,
    Rotating,
    Weekend,
    LiveIn,
    RoundTheClock,
}

public sealed record BorderPlaceFact(Place Place, BorderSide Border, FactSpan Span);

/// <summary>Where the month's pay stands among offers for the same occupation, brought to the state and to today (seeds/wages/NOTE.md).</summary>
/// <param name="Percentile">0 to 100.</param>
/// <param name="Occupation">Code of the taxonomy.</param>
/// <param name="State">Whose factor was used; null: the country as a whole.</param>
/// <param name="N">Offers behind it.</param>
public sealed record PayPercentile(int Percentile, string Occupation, string? State, int N);
