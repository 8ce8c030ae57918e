using System.Collections.Immutable;

namespace RiskMonitor.Ads;

/// <summary>Makes an advert from the values of one line, by the rules of contracts.md that JSON Lines and CSV share.</summary>
internal sealed class AdLineReader(AdColumnMap map, string file)
{
    private readonly HashSet<AdId> _seen = [];

    public AdReadResult Reject(int line, string reason) => new(line, null, [], new Rejection($"{file}:{line}", reason));

    /// <param name="line">1-based line of the file.</param>
    /// <param name="valueOf">The text of a column, or null where the line has none.</param>
    /// <param name="warnings">Warnings the file's format has already given for the line.</param>
    public AdReadResult Read(int line, Func<string, string?> valueOf, ImmutableArray<string> warnings)
    {
        var found = warnings.ToBuilder();
        if (Text("id", valueOf) is not { } written)
            return Reject(line, "no id");
        if (!AdId.TryParse(written.Trim(), out var id))
            return Reject(line, "the id is longer than 200 characters or has control characters");

        var title = Text("title", valueOf);
        var body = Text("body", valueOf);
        if (title is null && body is null)
            return Reject(line, $"{id}: neither title nor body");
        if (!_seen.Add(id))
            return Reject(line, $"{id}: a second line with this id");

        var lang = Language(Text("lang", valueOf), found);
        var ad = new Ad
        {
            Id = id,
            Title = title,
            Body = body ?? "",
            Location = Text("location", valueOf),
            Salary = Text("salary", valueOf),
            Company = Text("company", valueOf),
            Channel = Channel(Text("channel", valueOf), found),
            Url = Text("url", valueOf),
            Lang = lang,
        };
        ad = ad with { PostedAt = Date(Text("postedAt", valueOf), ad, found) };
        found.AddRange(ReadLimit.WarningsOf(ad));
        return new AdReadResult(line, ad, found.ToImmutable(), null);
    }

    private string? Text(string target, Func<string, string?> valueOf)
    {
        var columns = map[target];
        if (columns.Length == 1)
            return valueOf(columns[0]) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        var parts = columns.Select(valueOf).Where(part => !string.IsNullOrWhiteSpace(part)).ToArray();
        return parts.Length == 0 ? null : string.Join(target == "body" ? "\n\n" : ", ", parts);
    }

    private static AdLanguage Language(string? written, ImmutableArray<string>.Builder warnings)
    {
        if (written is null)
            return AdLanguage.Unknown;
        if (SnakeCaseEnum.TryParse<AdLanguage>(written.Trim(), out var language))
            return language;
        warnings.Add("lang is none of es, en, mixed, other, unknown: read as unknown");
        return AdLanguage.Unknown;
    }

    private static AdChannel Channel(string? written, ImmutableArray<string>.Builder warnings)
    {
        if (written is null)
            return AdChannel.Other;
        if (SnakeCaseEnum.TryParse<AdChannel>(written.Trim(), out var channel))
            return channel;
        warnings.Add("unknown channel: read as other");
        return AdChannel.Other;
    }

    private static DateTimeOffset? Date(string? written, Ad ad, ImmutableArray<string>.Builder warnings)
    {
        if (written is null)
            return null;
        if (AdDates.TryRead(written, LanguageHint.For(ad), out var date))
            return date;
        warnings.Add("postedAt is not a date that can be read: dropped");
        return null;
    }
}
