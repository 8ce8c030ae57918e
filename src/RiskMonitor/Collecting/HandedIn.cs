using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Pictures;

namespace RiskMonitor.Collecting;

/// <summary>What people hand in instead of it being collected: files, forms, reports. It enters the flow as pages that nobody fetched.</summary>
public static partial class HandedIn
{
    /// <summary>A page that is one advert as <see cref="AdJson"/> writes it.</summary>
    public const string AdvertLayout = "handed-in-advert";

    /// <summary>A page that is one report as <see cref="ReportJson"/> writes it.</summary>
    public const string ReportLayout = "handed-in-report";

    /// <summary>A saved page: whatever is recognised on it.</summary>
    public const string SavedLayout = "handed-in-page";

    /// <summary>What is handed in without naming a source, by a file, a form or the API: the same report by two of these ways is one.</summary>
    public const string DefaultSource = "handed-in";

    private const string Reviewed = "handed in by a person";

    /// <summary>Whether it can name a source: words of lower-case letters and digits with hyphens between, at most 60 characters.</summary>
    public static bool IsSourceId([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= 60 } && Name().IsMatch(id);

    public static Source Source(string id, string layout) => new()
    {
        Id = id,
        Kind = SourceKind.WebList,
        StartUrls = [],
        Delay = TimeSpan.Zero,
        Limits = new SourceLimits(0, 0, 0),
        Language = AdLanguage.Unknown,
        Channel = AdChannel.Other,
        Purpose = Reviewed,
        LegalBasis = Reviewed,
        TermsReviewed = new TermsReview(DateOnly.MinValue, Reviewed),
        Extract = new ExtractionRules { Layout = layout },
    };

    /// <summary>The id that an advert or report gets from its page.</summary>
    public static AdId IdOf(FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return AdId.ForPage(page.Url.AbsoluteUri, 0);
    }

    /// <summary>An advert of a file. The same id from the same source is the same advert.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="ad">The advert.</param>
    /// <param name="nameOf">Makes a name of an id that may be a phone number: under a key, since a plain hash of ten digits is counted through.</param>
    /// <param name="at">When it was handed in.</param>
    public static FetchedPage Page(string source, Ad ad, Func<string, string> nameOf, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        return Page(source, $"a{nameOf(ad.Id.ToString())}", AdJson.Serialize(ad), at) with { Channel = ad.Channel };
    }

    /// <summary>A report. One without a number is known by everything it says.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="report">The report.</param>
    /// <param name="nameOf">As for an advert.</param>
    /// <param name="at">When it was handed in.</param>
    public static FetchedPage Page(string source, Report report, Func<string, string> nameOf, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        var json = ReportJson.Serialize(report);
        return Page(source, $"r{nameOf(report.Id ?? Encoding.UTF8.GetString(json))}", json, at) with { Channel = AdChannel.Report };
    }

    /// <summary>A page that was saved, with the address it was saved from. As with every body pictures are cut out of it; one that is no text is <see cref="FetchOutcome.NotText"/> and has none.</summary>
    public static FetchedPage Page(string source, Uri url, ReadOnlyMemory<byte> body, DateTimeOffset at, string? contentType = null)
    {
        var page = new FetchedPage { SourceId = source, Url = url, Outcome = FetchOutcome.Fetched, Reason = Reviewed, FetchedAt = at, ContentType = contentType };
        try
        {
            new TextWatch(contentType ?? "").LookThrough(body.Span);
        }
        catch (BodyRefusedException refused)
        {
            return page with { Outcome = refused.Outcome, Reason = refused.Message };
        }

        var clear = EmbeddedPictures.Cut(body).Body;
        return page with { Body = clear, Sha256 = Convert.ToHexStringLower(SHA256.HashData(clear.Span)) };
    }

    private static FetchedPage Page(string source, string name, byte[] json, DateTimeOffset at) =>
        Page(source, new Uri($"urn:handed-in:{source}:{name}"), json, at, "application/json");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
