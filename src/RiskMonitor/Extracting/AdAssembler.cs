using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting;

/// <summary>Makes adverts of what was read: identity, dates, language, where each field came from. An advert without text is a rejection.</summary>
internal sealed class AdAssembler(FetchedPage page, PageIdentity identity, AdLanguage documentLanguage)
{
    private const int LongestEcho = 40;

    /// <summary>What another process read may name any origin.</summary>
    private const int MostKnown = 4096;

    /// <summary>Origins by what they are made of: a few origins, a bit for each of nine fields.</summary>
    private static readonly ConcurrentDictionary<(string Origin, int Fields), ImmutableSortedDictionary<string, string>> Known = [];

    public ExtractionResult Assemble(PageReading reading)
    {
        var ads = ImmutableArray.CreateBuilder<ExtractedAd>();
        var rejected = reading.Problems.Select(Reject).ToImmutableArray().ToBuilder();

        // Adverts that share an address are told apart by their order among themselves, so that one with an address of its own
        // has the same id on a list as on its own page.
        var ordinals = new Dictionary<CanonicalUrl, int>();
        foreach (var draft in reading.Drafts)
        {
            var url = identity.Trusted(draft.Url, draft.UrlMayBeElsewhere) ?? identity.Url;
            var ordinal = ordinals.GetValueOrDefault(url);
            ordinals[url] = ordinal + 1;
            if (string.IsNullOrWhiteSpace(draft.Title) && string.IsNullOrWhiteSpace(draft.Body))
                rejected.Add(Reject(FormattableString.Invariant($"advert {ads.Count + rejected.Count + 1} of the page has neither title nor body")));
            else
                ads.Add(Make(draft, reading, url, AdId.ForPage(url.ToString(), ordinal)));
        }

        return new ExtractionResult(ads.ToImmutable(), rejected.ToImmutable());
    }

    public Rejection Reject(string reason) => new(page.Url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), reason);

    private ExtractedAd Make(AdDraft draft, PageReading reading, CanonicalUrl url, AdId id)
    {
        var ad = new Ad
        {
            Id = id,
            Title = Present(draft.Title),
            Body = Present(draft.Body) ?? "",
            Location = Present(draft.Location),
            Salary = Present(draft.Salary),
            Company = Present(draft.Company),
            Channel = page.Channel == AdChannel.Other ? reading.Channel : page.Channel,
            Url = url.ToString(),
            Lang = draft.Language != AdLanguage.Unknown ? draft.Language : page.Language,
        };
        var warnings = draft.Warnings;
        if (new[] { ad.Title, ad.Body, ad.Location, ad.Company }.Any(text => text?.Contains('\uFFFD', StringComparison.Ordinal) == true))
            warnings.Add("characters could not be read (U+FFFD stands for them): the page is not in the encoding it declares");
        ad = ad with { PostedAt = ReadDate(draft.PostedAt, "postedAt", ad, warnings) };
        warnings.AddRange(ReadLimit.WarningsOf(ad));
        var extracted = new ExtractedAd
        {
            Ad = ad,
            SourceUrl = WithoutAccount(page.Url),
            ValidThrough = ReadDate(draft.ValidThrough, "validThrough", ad, warnings),
            EmploymentType = Present(draft.EmploymentType),
            ContactText = Present(draft.ContactText),
            Author = draft.Author,
            Extractor = reading.Extractor,
            Warnings = [.. warnings],
        };
        return extracted with { Fields = Origins(extracted, reading.Origin) };
    }

    /// <summary>Name and password of an address stay with who wrote them.</summary>
    private static string WithoutAccount(Uri url) =>
        url.UserInfo.Length == 0 ? url.AbsoluteUri : url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    private DateTimeOffset? ReadDate(string? written, string field, Ad ad, List<string> warnings)
    {
        if (Present(written) is not { } text)
            return null;
        var language = new[] { ad.Lang, page.Language, documentLanguage }.FirstOrDefault(candidate => candidate is AdLanguage.Es or AdLanguage.En, LanguageHint.For(ad));
        if (AdDates.TryRead(text, language, out var date) || RelativeDates.TryRead(text, page.FetchedAt, out date))
            return date;
        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{field}: '{Shortened(text)}' is not a date that can be read; left out"));
        return null;
    }

    private static ImmutableSortedDictionary<string, string> Origins(ExtractedAd extracted, string origin)
    {
        var ad = extracted.Ad;
        ReadOnlySpan<(string Field, bool Present)> fields =
        [
            ("title", ad.Title is not null), ("body", ad.Body.Length > 0), ("location", ad.Location is not null), ("salary", ad.Salary is not null),
            ("company", ad.Company is not null), ("postedAt", ad.PostedAt is not null), ("validThrough", extracted.ValidThrough is not null),
            ("employmentType", extracted.EmploymentType is not null), ("contactText", extracted.ContactText is not null),
        ];
        var key = 0;
        for (var i = 0; i < fields.Length; i++)
            key |= fields[i].Present ? 1 << i : 0;
        if (Known.TryGetValue((origin, key), out var known))
            return known;
        known = fields.ToArray().Where(field => field.Present).ToImmutableSortedDictionary(field => field.Field, _ => origin, StringComparer.Ordinal);
        return Known.Count < MostKnown ? Known.GetOrAdd((origin, key), known) : known;
    }

    private static string Shortened(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
