using System.Text.Json;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>Where the job is, as a line of text: locality, region, country of each place; for work from anywhere, where applicants may live.</summary>
internal static class PlaceText
{
    public static string? Of(JsonElement posting, JsonLdGraph graph) => Places(posting, "jobLocation"u8, graph) ?? Places(posting, "applicantLocationRequirements"u8, graph);

    private static string? Places(JsonElement posting, ReadOnlySpan<byte> property, JsonLdGraph graph)
    {
        if (!posting.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            return Place(graph.Resolve(value), graph) is { Length: > 0 } only ? only : null;
        var places = value.EnumerateArray().Select(graph.Resolve).Select(place => Place(place, graph)).Where(place => place is not null).Distinct(StringComparer.Ordinal);
        return string.Join("; ", places) is { Length: > 0 } text ? text : null;
    }

    private static string? Place(JsonElement place, JsonLdGraph graph)
    {
        if (Text(place) is { } written)
            return written;
        if (place.ValueKind != JsonValueKind.Object)
            return null;
        var address = place.TryGetProperty("address"u8, out var inner) ? graph.Resolve(inner) : place;
        if (address.ValueKind == JsonValueKind.Array)
            address = address.EnumerateArray().FirstOrDefault();
        return Text(address) ?? Address(address) ?? Named(place, "name"u8);
    }

    private static string? Address(JsonElement address)
    {
        string?[] parts = [Named(address, "addressLocality"u8), Named(address, "addressRegion"u8), Named(address, "addressCountry"u8)];
        if (parts[0] is null && parts[1] is null)
            parts = [Named(address, "streetAddress"u8), Named(address, "postalCode"u8), parts[2]];

        // Some sites write the region into the locality as well.
        var kept = parts.Where(part => part is not null).Distinct(StringComparer.OrdinalIgnoreCase);
        return string.Join(", ", kept) is { Length: > 0 } text ? text : null;
    }

    /// <summary>A property that is a text, a thing with a name, or a list of which the first counts.</summary>
    private static string? Named(JsonElement node, ReadOnlySpan<byte> property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            value = value.EnumerateArray().FirstOrDefault();
        return Text(value) ?? (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name"u8, out var name) ? Text(name) : null);
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? MarkedText.Read(text) : null;
}
