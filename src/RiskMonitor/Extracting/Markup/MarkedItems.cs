using System.Text.Json.Nodes;
using AngleSharp.Dom;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Markup;

/// <summary>
/// The items that a page marks in the attributes of its elements, as the nodes that linked data would have: <c>@type</c>, <c>@id</c> and properties by their bare names, each a text, an item
/// or a list of them (Microdata to JSON, HTML §5.5). Every element is looked at once for each item that claims it, so many times in all.
/// </summary>
/// <param name="vocabulary">The attributes that are read.</param>
internal sealed class MarkedItems(ItemAttributes vocabulary)
{
    /// <summary>Items inside items; what lies deeper is left out.</summary>
    private const int Deepest = 16;

    /// <summary>Elements looked at in all: items may claim the same elements by reference again and again.</summary>
    private const int MostLooks = 200_000;

    /// <summary>Characters of all values together: elements in elements say the same again and again.</summary>
    private const int MostCharacters = 4 << 20;

    private const int MostNames = 16;
    private const int MostReferences = 500;

    private Dictionary<string, IElement>? _byId;
    private int _looks;
    private int _characters;

    /// <summary>Items that are no property of another one, in the order of the page.</summary>
    public IEnumerable<JsonObject> Read(IDocument document) =>
        document.QuerySelectorAll(vocabulary.ItemSelector).Where(element => !element.HasAttribute(vocabulary.Property)).Select(element => Item(element, depth: 1));

    private JsonObject Item(IElement root, int depth)
    {
        var item = new JsonObject();
        if (Words(root, vocabulary.Type) is { Length: > 0 } types)
            item["@type"] = new JsonArray([.. types.Select(type => (JsonNode)type)]);
        if (vocabulary.Id is { } id && root.GetAttribute(id) is { Length: > 0 } written)
            item["@id"] = written;
        Collect(root, item, depth);
        return item;
    }

    /// <summary>The crawl of HTML §5.2.5 ("the properties of an item"): children, what the item refers to, and so on, but not into other items.</summary>
    private void Collect(IElement root, JsonObject item, int depth)
    {
        var seen = new HashSet<IElement> { root };
        var pending = new Stack<IElement>();
        foreach (var reference in vocabulary.References is { } references ? Words(root, references).Take(MostReferences).Reverse() : [])
        {
            if (ById(root).TryGetValue(reference, out var referred))
                pending.Push(referred);
        }

        root.PushChildren(pending);
        while (pending.TryPop(out var element) && _looks++ < MostLooks)
        {
            if (!seen.Add(element))
                continue;
            var isItem = element.Matches(vocabulary.ItemSelector);
            if (Words(element, vocabulary.Property) is { Length: > 0 } names && (!isItem || depth < Deepest))
            {
                var bare = names.Take(MostNames).Select(BareName).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
                if (isItem)
                    Add(item, bare.FirstOrDefault("item"), Item(element, depth + 1)); // under each of its names, items in items would multiply
                else if (Text(element) is { } text)
                    AddTexts(item, bare, text);
            }

            if (!isItem)
                element.PushChildren(pending);
        }
    }

    private Dictionary<string, IElement> ById(IElement root) =>
        _byId ??= (root.Owner?.QuerySelectorAll("[id]").AsEnumerable() ?? []).DistinctBy(element => element.Id, StringComparer.Ordinal).ToDictionary(element => element.Id!, StringComparer.Ordinal);

    private static void Add(JsonObject item, string name, JsonNode value)
    {
        if (!item.TryGetPropertyValue(name, out var there))
            item[name] = value;
        else if (there is JsonArray list)
            list.Add(value);
        else
        {
            item.Remove(name);
            item[name] = new JsonArray(there, value);
        }
    }

    private void AddTexts(JsonObject item, IEnumerable<string> names, string text)
    {
        foreach (var name in names)
        {
            _characters += text.Length + 1;
            if (_characters <= MostCharacters)
                Add(item, name, JsonValue.Create(text));
        }
    }

    /// <summary>What a machine is to read where the element says so, else what a person reads; null for nothing.</summary>
    private string? Text(IElement element)
    {
        if (_characters > MostCharacters)
            return null;
        var written = element.GetAttribute("content") ?? element.LocalName switch
        {
            "a" or "area" or "link" when string.IsNullOrWhiteSpace(element.TextContent) => element.GetAttribute("href"),
            "img" or "audio" or "video" or "source" or "embed" or "iframe" or "track" => element.GetAttribute("src"),
            "object" => element.GetAttribute("data"),
            "data" or "meter" => element.GetAttribute("value"),
            "time" => element.GetAttribute("datetime"),
            _ => null,
        };
        var text = written ?? HtmlText.Of(element);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string[] Words(IElement element, string attribute) =>
        element.GetAttribute(attribute)?.Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Without an address or a prefix before it.</summary>
    private static string BareName(string name) => name[(name.LastIndexOfAny(['/', '#', ':']) + 1)..];
}
