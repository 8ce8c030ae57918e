using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// A robots.txt as RFC 9309 reads it: UTF-8 with or without a byte order mark, any line ends, groups of one crawler combined.
/// Nothing in a file is an error. Beyond the RFC: Crawl-delay, and the misspellings of field names that large crawlers forgive.
/// </summary>
public sealed class RobotsFile
{
    /// <summary>What is read of a file; RFC 9309 §2.5 asks for at least 500 KiB.</summary>
    public const int MaxBytes = 500 * 1024;

    private const string Everyone = "*";

    private static readonly FrozenDictionary<string, Field> Fields = new Dictionary<string, Field>
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
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly Dictionary<string, Crawler> _crawlers = new(StringComparer.OrdinalIgnoreCase);

    private enum Field
    {
        UserAgent,
        Allow,
        Disallow,
        CrawlDelay,
    }

    /// <param name="file">The bytes as the site sent them; what is beyond 500 KiB is not read.</param>
    public static RobotsFile Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes)
            file = WholeLines(file[..MaxBytes]);
        return Parse(Encoding.UTF8.GetString(WithoutMark(file)));
    }

    public static RobotsFile Parse(string text)
    {
        var robots = new RobotsFile();
        var named = new List<Crawler>();
        var rulesSeen = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (ReadLine(line) is not var (field, value))
                continue;
            switch (field)
            {
                case Field.UserAgent:
                    if (rulesSeen)
                        named.Clear();
                    rulesSeen = false;
                    named.Add(robots.CrawlerNamed(ProductToken(value)));
                    break;
                case Field.Allow or Field.Disallow:
                    rulesSeen = true;
                    if (RobotsRule.From(field == Field.Allow, value) is { } rule)
                        named.ForEach(crawler => crawler.Rules.Add(rule));
                    break;
                default:
                    // Not a record of the RFC, so it must not end the list of crawlers of a group (§2.2.4).
                    if (ReadDelay(value) is { } delay)
                        named.ForEach(crawler => crawler.Delay = delay > crawler.Delay ? delay : crawler.Delay ?? delay);
                    break;
            }
        }

        return robots;
    }

    /// <summary>What the file says about an address to a crawler with this product token.</summary>
    public RobotsDecision Decide(string agent, Uri url) => GroupFor(agent).Decide(url);

    /// <summary>The rules for a crawler: those that name it, else those for everyone, else none.</summary>
    /// <param name="agent">Product token; a version after a slash is left out.</param>
    internal RobotsGroup GroupFor(string agent)
    {
        var token = agent.Split('/')[0].Trim();
        var crawler = token.Length > 0 && _crawlers.TryGetValue(token, out var own) ? own : _crawlers.GetValueOrDefault(Everyone);
        return crawler is null ? RobotsGroup.Empty : new RobotsGroup([.. crawler.Rules], crawler.Delay);
    }

    private Crawler CrawlerNamed(string token)
    {
        if (!_crawlers.TryGetValue(token, out var crawler))
            _crawlers.Add(token, crawler = new Crawler());
        return crawler;
    }

    private static (Field Field, string Value)? ReadLine(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        line = line.Trim();
        var colon = line.IndexOf(':');
        if (colon < 0)
            colon = OnlySpace(line);
        return colon > 0 && Fields.TryGetValue(line[..colon].Trim().ToString(), out var field)
            ? (field, line[(colon + 1)..].Trim().ToString())
            : null;
    }

    /// <summary>A forgotten colon is forgiven when the line is exactly two words.</summary>
    private static int OnlySpace(ReadOnlySpan<char> line)
    {
        var first = line.IndexOfAny(' ', '\t');
        return first > 0 && line[first..].Trim().IndexOfAny(' ', '\t') < 0 ? first : -1;
    }

    /// <summary>"ExampleBot/1.2 (x)" names ExampleBot; "* and others" names everyone.</summary>
    private static string ProductToken(string value)
    {
        if (value is Everyone || value.StartsWith("* ", StringComparison.Ordinal))
            return Everyone;
        var length = value.AsSpan().IndexOfAnyExcept(TokenCharacters);
        return length < 0 ? value : value[..length];
    }

    private static TimeSpan? ReadDelay(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, CollectionOptions.ShortestPublicDelay.TotalSeconds, CollectionOptions.LongestCrawlDelay.TotalSeconds))
            : null;

    private static ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> file) =>
        file.LastIndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end ? file[..end] : file;

    /// <summary>Some editors write only part of the mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file)
    {
        var mark = "\uFEFF"u8;
        return file[file.CommonPrefixLength(mark)..];
    }

    private sealed class Crawler
    {
        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }
}
