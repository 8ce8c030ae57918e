using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>An advert as a demo site shows it. <see cref="Slug"/> is its last path segment, the same in every run, so that a second run finds nothing new.</summary>
internal sealed record DemoAd
{
    public required string Host { get; init; }

    public required string Slug { get; init; }

    public required string Body { get; init; }

    public required AdLanguage Lang { get; init; }

    public string? Title { get; init; }

    public string? Location { get; init; }

    public string? Salary { get; init; }

    public string? Company { get; init; }

    /// <summary>Handle of a social post's author.</summary>
    public string? Author { get; init; }

    public DateTimeOffset? PostedAt { get; init; }
}
