using System.Text.Json;

namespace RiskMonitor.Collecting.Json;

/// <summary>Fields of JSON from the web, where anything may be missing or of another type. What is not what was asked for is null or nothing.</summary>
internal static class JsonFields
{
    private const int MaxDepth = 64;

    /// <summary>The document; null when it is not JSON.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is an object; an undefined element when there is none, whose own members are none either.</summary>
    public static JsonElement In(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Object } found ? found : default;

    /// <summary>The entries of a member that is an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    public static bool IsObject(this JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.Object };

    public static bool IsList(this JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.Array };

    public static bool IsTrue(this JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.True };

    public static double? Number(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A member that is text and not empty.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        try
        {
            return Find(element, name) is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a pair of surrogates, which is no text
        }
    }

    private static JsonElement? Find(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
        }
        catch (InvalidOperationException)
        {
            return null; // another member's name is no text
        }
    }
}
