using System.Globalization;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Answers of a JSON API, one after the other, as the source file says. docs/sources/json-api.md</summary>
internal sealed class JsonApiWalker : ISourceWalker
{
    public SourceKind Kind => SourceKind.JsonApi;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => ValueTask.FromResult(BearerToken.Shape(source));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.ListOfAds(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(page.Text, new JsonDocumentOptions { MaxDepth = 64 });
            return ValueTask.FromResult(Next(source.Extract, json.RootElement, page.Url) is { } next ? new WalkStep(page, [FoundLink.ListOfAds(next)]) : WalkStep.End(page));
        }
        catch (JsonException)
        {
            return ValueTask.FromResult(WalkStep.Unread(page, "the answer is not JSON"));
        }
        catch (InvalidOperationException)
        {
            return ValueTask.FromResult(WalkStep.Unread(page, "the answer has half a character in a text")); // what JSON's own escapes can write and no text can hold
        }
    }

    /// <summary>Null at the end: an answer without entries, without a next address or cursor.</summary>
    private static CanonicalUrl? Next(ExtractionRules rules, JsonElement answer, Uri url)
    {
        var items = FieldPath.Parse(rules.Fields.Values.First()).Split().Items;
        if (rules.Paging is not { } paging || !items.Select(answer).Any())
            return null;
        if (paging.Next is { } next)
            return WrittenLink.Read(Text(answer, next), url);
        if (paging is { Cursor: { } cursor, CursorParameter: { } parameter })
            return Text(answer, cursor) is { Length: > 0 and <= 500 } value ? With(url, parameter, value) : null;
        return With(url, paging.PageParameter!, Following(url, paging.PageParameter!));
    }

    private static string? Text(JsonElement answer, string path) => FieldPath.Parse(path).Select(answer).FirstOrDefault() switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static string Following(Uri url, string parameter)
    {
        var now = Pairs(url).FirstOrDefault(pair => Name(pair) == parameter)?.Split('=', 2) is [_, var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return (now < int.MaxValue ? now + 1 : now).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The address with one parameter set; the order of the others is kept.</summary>
    private static CanonicalUrl With(Uri url, string parameter, string value)
    {
        var set = $"{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(value)}";
        var pairs = Pairs(url).ToList();
        var at = pairs.FindIndex(pair => Name(pair) == parameter);
        if (at < 0)
            pairs.Add(set);
        else
            pairs[at] = set;
        return CanonicalUrl.Parse($"{url.GetLeftPart(UriPartial.Path)}?{string.Join('&', pairs)}");
    }

    private static IEnumerable<string> Pairs(Uri url) => url.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0);

    private static string Name(string pair) => Uri.UnescapeDataString(pair.Split('=', 2)[0]);
}
