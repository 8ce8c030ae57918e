using System.Collections.Immutable;

namespace RiskMonitor.Ads.Reports;

/// <summary>
/// What somebody reported of an advert or a contact, such as to the national line. Never who reported it. All of it is need-to-know but
/// date, place and way. Schema: docs/schemas/report.schema.json.
/// </summary>
public sealed record Report
{
    /// <summary>The number it has where it was taken down; a report without one is known by what it says.</summary>
    public string? Id { get; init; }

    public required DateOnly Date { get; init; }

    public string? State { get; init; }

    public string? Municipality { get; init; }

    public ReportWay Way { get; init; } = ReportWay.Other;

    /// <summary>How it happened, where none of the words fits.</summary>
    public string? WayText { get; init; }

    /// <summary>Phones, addresses, accounts and profiles, as written.</summary>
    public ImmutableArray<string> Contacts { get; init; } = [];

    /// <summary>The advert's text.</summary>
    public string? Text { get; init; }

    public string? Link { get; init; }

    /// <summary>Municipality and state in one line; null when neither is known.</summary>
    public string? Place => Municipality is null ? State : State is null ? Municipality : $"{Municipality}, {State}";
}
