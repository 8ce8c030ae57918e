using RiskMonitor.Alerts;

namespace RiskMonitor.Triaging;

/// <summary>A person's verdict on an alert, with the reason. People decide; nothing in Monitor does.</summary>
public sealed record TriageDecision
{
    public required AlertId Alert { get; init; }

    public required string Analyst { get; init; }

    public required long FencingToken { get; init; }

    public required TriageVerdict Verdict { get; init; }

    /// <summary>Code of the reason taxonomy (see <see cref="TriageReason"/>).</summary>
    public required TriageReason Reason { get; init; }

    /// <summary>The analyst's own words; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>How much of the campaign's evidence the analyst had before them, as the alert counted it when it was read; null: what there was when they claimed it.</summary>
    public long? EvidenceSeen { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>What the analyst concluded about the advert's indicators, never about a person.</summary>
public enum TriageVerdict
{
    /// <summary>The indicators stand: follow up.</summary>
    Relevant,

    /// <summary>The indicators have an innocent explanation.</summary>
    NotRelevant,

    /// <summary>Not enough to say.</summary>
    Inconclusive,
}

/// <summary>Short taxonomy of reasons, shown in es-MX and en.</summary>
public enum TriageReason
{
    SeveralIndicators,
    SharedContact,
    RepeatedText,
    DangerWords,
    GenuineEmployer,
    IndependentAdvertiser,
    PreventionOrNews,
    WrongReading,
    NotEnoughText,
    Other,
}
