using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Training;

/// <summary>An advert to learn from or to measure on.</summary>
internal sealed record TrainingAd
{
    public required string Id { get; init; }

    public required AdLanguage Language { get; init; }

    /// <summary>Adverts that may be copies of one another; never on both sides of a split.</summary>
    public required string Campaign { get; init; }

    /// <summary>Who advertises; the campaign where that is not known.</summary>
    public required string Company { get; init; }

    public required string? Title { get; init; }

    public required string Body { get; init; }

    public required bool IsDeceptive { get; init; }

    /// <summary>As enrichment reads it: every advert of the data is a job board's.</summary>
    public Ad ToAd() => new() { Id = AdId.Parse(Id), Title = Title, Body = Body, Channel = AdChannel.JobBoard };
}
