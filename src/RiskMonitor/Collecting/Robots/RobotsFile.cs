using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// A robots.txt as RFC 9309 reads it: UTF-8 with or without a byte order mark, any line ends, groups of one crawler combined.
/// Nothing in a file is an error. Beyond the RFC: Crawl-delay, Sitemap, and the misspellings of field names that large crawlers forgive.
/// </summary>
public sealed class RobotsFile
{
    /// <summary>What is read of a file; RFC 9309 §2.5 asks for at least 500 KiB.</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>Sitemaps that are read of a file.</summary>
    public const int MaxSitemaps = 100;

    private const string Everyone = "*";

    /// <summary>Between words, and around them.</summary>
    private const string Blank = " \t\v\f";

    private static readonly FrozenDictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> Fields = new Dictionary<string, Field>
    {
        ["user-agent"] = Field.UserAgent,
        ["useragent"] = Field.UserAgent,
        ["user agent"] = Field.UserAgent,
        ["allow"] = Field.Allow,
        ["disallow"] = Field.Disallow,
        ["dissallow"] = Field.Disallow,
        ["dissalow"] = Field.Disallow,
        ["disalow"] = Field.Disallow,
        ["diasllow"] = Field.Disallow,
        ["disallaw"] = Field.Disallow,
        ["crawl-delay"] = Field.CrawlDelay,
        ["crawldelay"] = Field.CrawlDelay,
        ["sitemap"] = Field.Sitemap,
        ["site-map"] = Field.Sitemap,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Where crawlers are named in the text, in order, and their places in their groups. A file names thousands at worst, and one or two of them ever ask.</summary>
    private readonly List<(Range Token, RobotsRecord.Place Place)> _crawlers = [];

    private readonly string _text;

    private readonly ConcurrentDictionary<string, RobotsGroup> _groups = new(StringComparer.OrdinalIgnoreCase);

    private enum Field
    {
        UserAgent,
        Allow,
        Disallow,
        CrawlDelay,
        Sitemap,
    }

    private RobotsFile(string text) => _text = text;

    /// <summary>Absolute http and https addresses of the file's Sitemap lines, each once, in order.</summary>
    public ImmutableArray<Uri> Sitemaps { get; private set; } = [];

    /// <param name="file">The bytes as the site sent them; what is beyond 500 KiB is not read.</param>
    public static RobotsFile Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes)
            file = WholeLines(file[..MaxBytes]);
        return Parse(RobotsText.Decode(WithoutMark(file)));
    }

    public static RobotsFile Parse(string text)
    {
        var robots = new RobotsFile(text);
        var record = new RobotsRecord();
        var sitemaps = new List<Uri>();
        var rules = new Dictionary<(bool Allow, string Path), RobotsRule?>(); // a rule that stands there again and again is one
        foreach (var line in RobotsText.Lines(text))
        {
            if (!TryReadLine(line, out var field, out var written))
                continue;
            if (field == Field.UserAgent)
            {
                if (record.IsClosed)
                    record = new RobotsRecord();
                robots.Name(ProductToken(written), record);
                continue;
            }

            var value = written.ToString();
            switch (field)
            {
                case Field.Allow or Field.Disallow:
                    if (!rules.TryGetValue((field == Field.Allow, value), out var rule))
                        rules.Add((field == Field.Allow, value), rule = RobotsRule.From(field == Field.Allow, value));
                    record.Add(rule);
                    break;
                case Field.CrawlDelay:
                    // Not a record of the RFC, so it must not end the list of crawlers of a group (§2.2.4).
                    if (ReadDelay(value) is { } delay)
                        record.Add(delay);
                    break;
                default:
                    if (sitemaps.Count < MaxSitemaps && ReadSitemap(value) is { } sitemap && !sitemaps.Contains(sitemap))
                        sitemaps.Add(sitemap);
                    break;
            }
        }

        robots.Sitemaps = [.. sitemaps];
        return robots;
    }

    /// <summary>What the file says about an address to a crawler with this product token.</summary>
    public RobotsDecision Decide(string agent, Uri url) => GroupFor(agent).Decide(url);

    /// <summary>The rules for a crawler: those that name it, else those for everyone, else none.</summary>
    /// <param name="agent">Product token; a version after a slash is left out.</param>
    internal RobotsGroup GroupFor(string agent) => _groups.GetOrAdd(agent.Split('/')[0].Trim(), Combine);

    private RobotsGroup Combine(string token)
    {
        var places = Places(token) is { Count: > 0 } own ? own : Places(Everyone);
        return places.Count == 0 ? RobotsGroup.Empty : new RobotsGroup(places.SelectMany(place => place.Record.Rules), places.Max(place => place.Delay));
    }

    /// <summary>The places of a crawler, the first in each group that names it.</summary>
    private List<RobotsRecord.Place> Places(ReadOnlySpan<char> token)
    {
        var places = new List<RobotsRecord.Place>();
        foreach (var (named, place) in _crawlers)
        {
            if (!token.IsEmpty && _text.AsSpan()[named].Equals(token, StringComparison.OrdinalIgnoreCase) && (places.Count == 0 || places[^1].Record != place.Record))
                places.Add(place);
        }

        return places;
    }

    /// <param name="token">A part of the text.</param>
    /// <param name="record">The group that names it.</param>
    private void Name(ReadOnlySpan<char> token, RobotsRecord record)
    {
        _text.AsSpan().Overlaps(token, out var start);
        _crawlers.Add((start..(start + token.Length), record.Name()));
    }

    private static bool TryReadLine(ReadOnlySpan<char> line, out Field field, out ReadOnlySpan<char> value)
    {
        field = default;
        value = default;
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        line = line.Trim(Blank);
        var colon = line.IndexOf(':');
        if (colon < 0)
            colon = OnlySpace(line);
        if (colon <= 0 || !Fields.TryGetValue(line[..colon].Trim(Blank), out field))
            return false;
        value = line[(colon + 1)..].Trim(Blank);
        return true;
    }

    /// <summary>A forgotten colon is forgiven when the line is exactly two words.</summary>
    private static int OnlySpace(ReadOnlySpan<char> line)
    {
        var first = line.IndexOfAny(' ', '\t');
        return first > 0 && line[first..].Trim(Blank).IndexOfAny(' ', '\t') < 0 ? first : -1;
    }

    /// <summary>"ExampleBot/1.2 (x)" names ExampleBot; "* and others" names everyone.</summary>
    private static ReadOnlySpan<char> ProductToken(ReadOnlySpan<char> value)
    {
        if (value is Everyone || value.StartsWith("* ", StringComparison.Ordinal))
            return value[..Everyone.Length];
        var length = value.IndexOfAnyExcept(TokenCharacters);
        return length < 0 ? value : value[..length];
    }

    private static TimeSpan? ReadDelay(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, CollectionOptions.ShortestPublicDelay.TotalSeconds, CollectionOptions.LongestCrawlDelay.TotalSeconds))
            : null;

    private static Uri? ReadSitemap(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;

    private static ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> file) =>
        file.LastIndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end ? file[..end] : file;

    /// <summary>Some editors write only part of the mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file)
    {
        var mark = "\uFEFF"u8;
        return file[file.CommonPrefixLength(mark)..];
    }
}
