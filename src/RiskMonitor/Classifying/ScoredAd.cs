using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Classifying;

/// <summary>An advert with its scores, band and the reasons for and against; the shape of contracts.md (ScoredAd).</summary>
public sealed record ScoredAd
{
    public required AdId Id { get; init; }

    public required ScoreStatus Status { get; init; }

    public required AdLanguage Lang { get; init; }

    public required RiskCategory Category { get; init; }

    public required RiskBand Band { get; init; }

    public required HeadValues<double?> Scores { get; init; }

    public required HeadValues<ScoreBasis> Basis { get; init; }

    /// <summary>Logit, bias and the sum of the unlisted terms per head; empty unless scored.</summary>
    public required ImmutableSortedDictionary<string, HeadLogit> Heads { get; init; }

    public ImmutableArray<Reason> ReasonsFor { get; init; } = [];

    public ImmutableArray<Reason> ReasonsAgainst { get; init; } = [];

    /// <summary>Indicator ids that set the band whatever the score.</summary>
    public ImmutableArray<string> Escalations { get; init; } = [];

    public required Entities Entities { get; init; }

    /// <summary>name/version.</summary>
    public required string Model { get; init; }

    public required string Policy { get; init; }

    /// <summary>What the advert says about people, work and places; no weight in any score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdFacts? Facts { get; init; }

    /// <summary>Model and policy in one word, to tell whether scores were made with those in use.</summary>
    public static string MadeWith(string model, string policy) => $"{model} {policy}";

    /// <summary>The advert as linked, for the stages after this one; not part of the written shape.</summary>
    [JsonIgnore]
    public required LinkedAd Linked { get; init; }
}

/// <summary>One value per head, written recruitment, fakeJob, controlledEscort.</summary>
public sealed record HeadValues<T>(T Recruitment, T FakeJob, T ControlledEscort)
{
    public T this[RiskHead head] => head switch
    {
        RiskHead.Recruitment => Recruitment,
        RiskHead.FakeJob => FakeJob,
        _ => ControlledEscort,
    };
}

/// <summary>bias + Σ weights listed + other = logit, within 1e-6. Logits are before calibration.</summary>
public sealed record HeadLogit(double Logit, double Bias, double Other);

/// <summary>One summand of a head's logit, with the span it was read from (field null: derived or network).</summary>
public sealed record Reason
{
    public required RiskHead Head { get; init; }

    public required ReasonKind Kind { get; init; }

    /// <summary>Indicator id, or the term as it stands in the vocabulary.</summary>
    public required string Id { get; init; }

    public string? Grade { get; init; }

    /// <summary>In logits of that head before calibration; positive raises.</summary>
    public required double Weight { get; init; }

    public AdField? Field { get; init; }

    public int Start { get; init; }

    public int Length { get; init; }

    public string? Text { get; init; }

    /// <summary>How many there are of what the indicator counts (C01: reports); null for those that count nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}

public enum ReasonKind
{
    Indicator,
    Term,
}

public enum ScoreStatus
{
    Scored,
    UnsupportedLanguage,
    TooShort,
}

/// <summary>Head whose score decided, or none.</summary>
public enum RiskCategory
{
    None,
    Recruitment,
    FakeJob,
    ControlledEscort,
}

/// <summary>Review priority, lowest first, so that bands can be compared.</summary>
public enum RiskBand
{
    None,
    Watch,
    Review,
    ReviewNow,
}

/// <summary>What a score is: a sum of graded indicators, or a calibrated probability.</summary>
public enum ScoreBasis
{
    IndicatorStrength,
    Calibrated,
}
