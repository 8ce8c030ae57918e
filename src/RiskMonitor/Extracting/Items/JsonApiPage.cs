using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Items;

/// <summary>The entries of an API's answer as adverts, field by field where the source file says.</summary>
internal static class JsonApiPage
{
    private const int MaxItems = 2000;
    private static readonly DateTimeOffset FirstSeconds = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null when the source names no fields. An answer without entries is a reading without adverts.</summary>
    public static PageReading? Read(JsonElement document, ExtractionRules rules, Uri url)
    {
        if (rules.Fields.IsEmpty)
            return null;
        var fields = rules.Fields.ToDictionary(field => field.Key, field => FieldPath.Parse(field.Value).Split(), StringComparer.Ordinal);
        var items = fields.Values.First().Items.Select(document).Take(MaxItems).ToList();
        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        var problems = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < items.Count; i++)
        {
            try
            {
                drafts.Add(Draft(items[i], fields, url));
            }
            catch (Exception unreadable) when (unreadable is FormatException or InvalidOperationException)
            {
                problems.Add(FormattableString.Invariant($"entry {i + 1} of the answer is left out: {unreadable.Message}"));
            }
        }

        if (items.Count == 0 && document.ValueKind == JsonValueKind.Object && !LeadsToAList(document, fields.Values.First().Items))
            problems.Add($"the answer has no list at {fields.Values.First().Items}");
        return new PageReading(Layouts.JsonApi.Name, "api", AdChannel.Other, drafts.ToImmutable(), problems.ToImmutable());
    }

    private static AdDraft Draft(JsonElement item, Dictionary<string, (FieldPath Items, FieldPath Onward)> fields, Uri url)
    {
        var draft = new AdDraft
        {
            Title = Marked("title", " "),
            Body = Marked("body", "\n\n"),
            Location = Marked("location", ", "),
            Salary = Marked("salary", ", "),
            Company = Marked("company", ", "),
            PostedAt = Text("postedAt", " ") is { } written ? Date(written) : null,
            ContactText = Marked("contact", "\n"),
        };
        ItemAddress.Give(draft, url, Text("url", ""), Text("id", "/"));
        return draft;

        string? Marked(string field, string between) => Text(field, between) is { } text ? MarkedText.Read(text) : null;

        string? Text(string field, string between)
        {
            if (!fields.TryGetValue(field, out var path))
                return null;
            var parts = path.Onward.Select(item).Select(Written).Where(part => !string.IsNullOrWhiteSpace(part)).ToList();
            return parts.Count == 0 ? null : string.Join(between, parts);
        }
    }

    private static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>Seconds or milliseconds since 1970 as a date; anything else as written.</summary>
    private static string Date(string written)
    {
        if (!long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < FirstSeconds.ToUnixTimeSeconds() || number > 253_402_300_799_999)
            return written;
        var time = number >= FirstSeconds.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(Math.Min(number, 253_402_300_799));
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static bool LeadsToAList(JsonElement document, FieldPath items) => FieldPath.Parse(items.ToString()[..^2] is { Length: > 0 } name ? name : "[]").Select(document).Any(value => value.ValueKind == JsonValueKind.Array);
}
