using System.Collections.Immutable;

namespace RiskMonitor.Ads.Reports;

/// <summary>Makes a report of named values, whether they came from a file, the API or a form: the same rules everywhere.</summary>
public static class ReportFields
{
    public const string Id = "id";
    public const string Date = "date";
    public const string State = "state";
    public const string Municipality = "municipality";
    public const string Way = "way";
    public const string Contacts = "contacts";
    public const string Text = "text";
    public const string Link = "link";

    private const int LongestText = ReadLimit.Characters;
    private const int LongestContacts = 4_000;
    private const int LongestLink = 2_048;
    private const int LongestId = 200;
    private const int LongestOther = 200;

    private static readonly Dictionary<string, ReportWay> Ways = new(StringComparer.Ordinal)
    {
        ["job_offer"] = ReportWay.JobOffer,
        ["oferta_de_trabajo"] = ReportWay.JobOffer,
        ["oferta_de_empleo"] = ReportWay.JobOffer,
        ["oferta"] = ReportWay.JobOffer,
        ["online_advert"] = ReportWay.OnlineAdvert,
        ["anuncio_en_linea"] = ReportWay.OnlineAdvert,
        ["anuncio_en_internet"] = ReportWay.OnlineAdvert,
        ["anuncio"] = ReportWay.OnlineAdvert,
        ["message"] = ReportWay.Message,
        ["mensaje"] = ReportWay.Message,
        ["in_person"] = ReportWay.InPerson,
        ["en_persona"] = ReportWay.InPerson,
        ["other"] = ReportWay.Other,
        ["otro"] = ReportWay.Other,
        ["otra"] = ReportWay.Other,
    };

    /// <summary>Fields of a report, in the order they are asked for.</summary>
    public static ImmutableArray<string> Names { get; } = [Id, Date, State, Municipality, Way, Contacts, Text, Link];

    public static int LongestOf(string field) => field switch
    {
        Text => LongestText,
        Contacts => LongestContacts,
        Link => LongestLink,
        Id => LongestId,
        _ => LongestOther,
    };

    /// <summary>What is wrong with a field by its name alone; null when it is one of a report's.</summary>
    public static ReportProblem? ProblemOf(string field) =>
        Names.Contains(field) ? null : new ReportProblem(Shown(field), CallerFields.Includes(field) ? ReportFault.CallersOwn : ReportFault.Unknown);

    /// <param name="values">By the names of <see cref="Names"/>; contacts may be several.</param>
    /// <param name="today">The latest day that may be reported of.</param>
    /// <param name="report">The report; null when something is wrong with it.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static ReportProblem? Read(IReadOnlyDictionary<string, ImmutableArray<string>> values, DateOnly today, out Report? report)
    {
        report = null;
        foreach (var (field, texts) in values)
        {
            if (ProblemOf(field) is { } refused)
                return refused;
            if (texts.Sum(text => text.Length) > LongestOf(field))
                return new ReportProblem(field, ReportFault.TooLong);
        }

        if (Value(values, Date) is not { } written)
            return new ReportProblem(Date, ReportFault.Missing);
        if (!AdDates.TryRead(written, AdLanguage.Es, out var at))
            return new ReportProblem(Date, ReportFault.UnreadableDate);
        var date = DateOnly.FromDateTime(at.UtcDateTime);
        if (date > today)
            return new ReportProblem(Date, ReportFault.FutureDate);
        var link = Value(values, Link);
        if (link is not null && !IsLink(link))
            return new ReportProblem(Link, ReportFault.NotALink);

        var (way, wayText) = WayOf(Value(values, Way));
        var read = new Report
        {
            Id = Value(values, Id),
            Date = date,
            State = Value(values, State),
            Municipality = Value(values, Municipality),
            Way = way,
            WayText = wayText,
            Contacts = [.. values.GetValueOrDefault(Contacts, []).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())],
            Text = Value(values, Text),
            Link = link,
        };
        if (read is { Contacts.IsEmpty: true, Text: null, Link: null })
            return new ReportProblem("", ReportFault.Empty);
        report = read;
        return null;
    }

    private static (ReportWay Way, string? Text) WayOf(string? written) =>
        written is null ? (ReportWay.Other, null)
        : Ways.TryGetValue(CallerFields.Fold(written), out var way) ? (way, null)
        : (ReportWay.Other, written);

    private static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps);

    private static string? Value(IReadOnlyDictionary<string, ImmutableArray<string>> values, string field) =>
        values.TryGetValue(field, out var texts) && texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } text ? text.Trim() : null;

    /// <summary>A name is shown as it was written, but no more of it than a name has.</summary>
    private static string Shown(string field) => new([.. field.Where(character => !char.IsControl(character)).Take(60)]);
}
