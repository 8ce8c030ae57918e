namespace RiskMonitor.Ads;

/// <summary>One public advert or post, as read. The text is the original, untouched; spans elsewhere count UTF-16 code units in it.</summary>
public sealed record Ad
{
    public required AdId Id { get; init; }

    public string? Title { get; init; }

    public required string Body { get; init; }

    public string? Location { get; init; }

    public string? Salary { get; init; }

    public string? Company { get; init; }

    public AdChannel Channel { get; init; } = AdChannel.Other;

    public string? Url { get; init; }

    /// <summary>The language the source declares; <see cref="AdLanguage.Unknown"/> lets enrichment identify it.</summary>
    public AdLanguage Lang { get; init; } = AdLanguage.Unknown;

    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>The text of a field, or null where the advert has none.</summary>
    public string? this[AdField field] => field switch
    {
        AdField.Title => Title,
        AdField.Body => Body,
        AdField.Salary => Salary,
        AdField.Company => Company,
        AdField.Location => Location,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a text field"),
    };
}
