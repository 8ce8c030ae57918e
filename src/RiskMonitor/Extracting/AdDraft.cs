using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>What a page object read of one advert, as written on the page; <see cref="AdAssembler"/> makes the advert of it.</summary>
internal sealed class AdDraft
{
    public string? Title { get; set; }

    public string? Body { get; set; }

    public string? Location { get; set; }

    public string? Salary { get; set; }

    public string? Company { get; set; }

    /// <summary>Address the page gives the advert, absolute or relative; null when the advert has none but the page's.</summary>
    public string? Url { get; set; }

    /// <summary>Whether <see cref="Url"/> may be on a host other than the page's: a status belongs to the server it was written on.</summary>
    public bool UrlMayBeElsewhere { get; set; }

    /// <summary>Language stated for this advert alone.</summary>
    public AdLanguage Language { get; set; }

    public string? PostedAt { get; set; }

    public string? ValidThrough { get; set; }

    public string? EmploymentType { get; set; }

    public string? ContactText { get; set; }

    /// <summary>Account that wrote it, as platform:name.</summary>
    public string? Author { get; set; }

    public List<string> Warnings { get; init; } = [];
}
