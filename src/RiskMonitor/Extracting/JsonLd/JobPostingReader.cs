using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>One JobPosting, in the many forms that sites give its properties.</summary>
internal sealed class JobPostingReader(JsonLdGraph graph, AdLanguage documentLanguage)
{
    /// <summary>Where a posting without description says what the job is.</summary>
    private static readonly byte[][] OtherTexts =
    [
        "responsibilities"u8.ToArray(), "qualifications"u8.ToArray(), "skills"u8.ToArray(), "experienceRequirements"u8.ToArray(), "educationRequirements"u8.ToArray(), "physicalRequirement"u8.ToArray(),
        "sensoryRequirement"u8.ToArray(), "jobBenefits"u8.ToArray(), "benefits"u8.ToArray(), "incentiveCompensation"u8.ToArray(), "incentives"u8.ToArray(), "workHours"u8.ToArray(),
        "specialCommitments"u8.ToArray(), "employerOverview"u8.ToArray(),
    ];

    private static readonly byte[][] ContactParts = ["name"u8.ToArray(), "telephone"u8.ToArray(), "email"u8.ToArray(), "url"u8.ToArray()];

    /// <exception cref="FormatException">A text is HTML of a shape that is not parsed.</exception>
    public AdDraft Read(JsonElement posting)
    {
        var language = LanguageOf(posting);
        return new AdDraft
        {
            Title = Line(posting, "title"u8) ?? Line(posting, "name"u8),
            Body = Paragraphs(posting, "description"u8) ?? OtherText(posting),
            Company = NameOf(posting, "hiringOrganization"u8),
            Location = PlaceText.Of(posting, graph),
            Salary = SalaryText.Of(posting, graph, language != AdLanguage.Unknown ? language : documentLanguage),
            Language = language,
            Url = Plain(posting, "url"u8),
            PostedAt = Plain(posting, "datePosted"u8),
            ValidThrough = Plain(posting, "validThrough"u8),
            EmploymentType = Joined(posting, "employmentType"u8),
            ContactText = ContactOf(posting),
        };
    }

    private static AdLanguage LanguageOf(JsonElement posting) => LanguageCode.Read(Plain(posting, "inLanguage"u8));

    private string? NameOf(JsonElement node, ReadOnlySpan<byte> property)
    {
        if (!node.TryGetProperty(property, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Name).FirstOrDefault(name => name is not null) : Name(value);
    }

    private string? Name(JsonElement value)
    {
        var item = graph.Resolve(value);
        return Text(item) ?? Line(item, "name"u8) ?? Line(item, "legalName"u8);
    }

    private static string? OtherText(JsonElement posting)
    {
        var texts = OtherTexts.Select(name => Joined(posting, name)).Where(text => text is not null).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }

    private string? ContactOf(JsonElement posting)
    {
        if (!posting.TryGetProperty("applicationContact"u8, out var contact))
            return null;
        var lines = Values(contact).Select(graph.Resolve)
            .SelectMany(point => Text(point) is { } whole ? [whole] : ContactParts.Select(part => Line(point, part)))
            .Where(line => line is not null);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The texts of a property, all of them where it is a list.</summary>
    private static string? Paragraphs(JsonElement node, ReadOnlySpan<byte> property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return (Simple(value) ?? Text(value)) is { Length: > 0 } only ? only : null;
        var texts = Values(value).Select(Text).Where(text => text is not null).Distinct(StringComparer.Ordinal);
        return string.Join("\n\n", texts) is { Length: > 0 } whole ? whole : null;
    }

    /// <summary>The values of a property that may be one or a list; of things, their names or descriptions.</summary>
    private static string? Joined(JsonElement node, ReadOnlySpan<byte> property)
    {
        if (!node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return Text(value) is { Length: > 0 } only ? only : null;
        var texts = Values(value).Select(item => Text(item) ?? Line(item, "name"u8) ?? Line(item, "description"u8) ?? Line(item, "credentialCategory"u8)).Where(text => text is not null);
        return string.Join(", ", texts) is { Length: > 0 } text ? text : null;
    }

    private static JsonElement[] Values(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string? Line(JsonElement node, ReadOnlySpan<byte> property) => Plain(node, property) is { } text ? MarkedText.Read(text) : null;

    private static string? Text(JsonElement value) => PlainText(value) is { } text ? MarkedText.Read(text) : null;

    /// <summary>The text of a string of simple HTML, read where it stands: of a long description there is one copy less, and that counts.</summary>
    private static string? Simple(JsonElement text)
    {
        var json = JsonMarshal.GetRawUtf8Value(text);
        if (!json.Contains((byte)'<'))
            return null;
        var written = ArrayPool<char>.Shared.Rent(json.Length);
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() ? MarkedText.TryReadSimple(written.AsSpan(0, reader.CopyString(written))) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(written);
        }
    }

    private static string? Plain(JsonElement node, ReadOnlySpan<byte> property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var value) ? PlainText(value) : null;

    private static string? PlainText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select(PlainText).FirstOrDefault(text => text is not null);
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object => value.TryGetProperty("@value"u8, out var literal) && literal.ValueKind == JsonValueKind.String ? literal.GetString() : null,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
