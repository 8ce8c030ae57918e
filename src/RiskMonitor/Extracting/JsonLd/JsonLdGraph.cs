using System.Text.Json;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>The linked data of a page: its JobPostings wherever they stand, and the nodes that others refer to by @id.</summary>
internal sealed class JsonLdGraph
{
    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _postings = [];

    public IReadOnlyList<JsonElement> Postings => _postings;

    public void Add(JsonElement node)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in node.EnumerateArray())
                    Add(item);
                break;
            case JsonValueKind.Object:
                AddObject(node);
                break;
        }
    }

    /// <summary>The node that a bare reference points to; any other value as it is.</summary>
    public JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 1 && Text(value, "@id") is { } id && _byId.TryGetValue(id, out var node) ? node : value;

    /// <summary>Whether the node says it is of a schema.org type, by name, by address or by prefix; one of several types is enough.</summary>
    public static bool IsOfType(JsonElement node, string type)
    {
        return node.TryGetProperty("@type", out var written) && (written.ValueKind == JsonValueKind.Array ? written.EnumerateArray().Any(Names) : Names(written));

        bool Names(JsonElement name) => name.ValueKind == JsonValueKind.String && name.GetString()!.Split('/', ':', '#')[^1] == type;
    }

    private void AddObject(JsonElement node)
    {
        if (node.GetPropertyCount() > 1 && Text(node, "@id") is { } id)
            _byId.TryAdd(id, node);
        if (IsOfType(node, "JobPosting"))
            AddPosting(node);
        foreach (var property in node.EnumerateObject())
            Add(property.Value);
    }

    /// <summary>Pages repeat the same block for different readers.</summary>
    private void AddPosting(JsonElement node)
    {
        if (!_postings.Exists(other => JsonElement.DeepEquals(other, node)))
            _postings.Add(node);
    }

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
