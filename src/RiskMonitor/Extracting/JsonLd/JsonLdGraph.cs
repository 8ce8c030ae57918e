using System.Runtime.InteropServices;
using System.Text.Json;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>The linked data of a page: its JobPostings wherever they stand, and the nodes that others refer to by @id.</summary>
internal sealed class JsonLdGraph
{
    /// <summary>No page lists more; what is beyond is left out and said.</summary>
    public const int MostPostings = 1_000;

    /// <summary>Bytes of JSON that references may bring in all together: a page may refer to one long text again and again.</summary>
    private const int MostReferred = 4 << 20;

    /// <summary>Postings of one title that a new one is compared with.</summary>
    private const int MostCompared = 50;

    private readonly Dictionary<(string? Title, int Properties), List<JsonElement>> _alike = [];
    private int _referred;

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _postings = [];

    public IReadOnlyList<JsonElement> Postings => _postings;

    /// <summary>Postings beyond <see cref="MostPostings"/>.</summary>
    public int LeftOut { get; private set; }

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
    public JsonElement Resolve(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() != 1 || Text(value, "@id"u8) is not { } id || !_byId.TryGetValue(id, out var node) || _referred > MostReferred)
            return value;
        _referred += JsonMarshal.GetRawUtf8Value(node).Length;
        return node;
    }

    /// <summary>Whether the node says it is of a schema.org type, by name, by address or by prefix; one of several types is enough.</summary>
    public static bool IsOfType(JsonElement node, string type)
    {
        return node.TryGetProperty("@type"u8, out var written) && (written.ValueKind == JsonValueKind.Array ? written.EnumerateArray().Any(Names) : Names(written));

        bool Names(JsonElement name) => name.ValueKind == JsonValueKind.String && (name.ValueEquals(type) || (JsonMarshal.GetRawUtf8Value(name).IndexOfAny("/:#\\"u8) >= 0 && name.GetString()!.Split('/', ':', '#')[^1] == type));
    }

    private void AddObject(JsonElement node)
    {
        if (node.GetPropertyCount() > 1 && Text(node, "@id"u8) is { } id)
            _byId.TryAdd(id, node);
        if (IsOfType(node, "JobPosting"))
            AddPosting(node);
        foreach (var property in node.EnumerateObject())
        {
            if (property.Value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inner)
                Add(inner);
        }
    }

    /// <summary>Pages repeat the same block for different readers.</summary>
    private void AddPosting(JsonElement node)
    {
        var key = (Text(node, "title"u8), node.GetPropertyCount());
        if (!_alike.TryGetValue(key, out var alike))
            _alike[key] = alike = [];
        if (alike.Exists(other => JsonElement.DeepEquals(other, node)))
            return;
        if (_postings.Count >= MostPostings)
        {
            LeftOut++;
            return;
        }

        _postings.Add(node);
        if (alike.Count < MostCompared)
            alike.Add(node);
    }

    private static string? Text(JsonElement node, ReadOnlySpan<byte> name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
