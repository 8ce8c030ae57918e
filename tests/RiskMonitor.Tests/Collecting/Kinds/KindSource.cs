using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>A source of each kind of the open web.</summary>
internal static class KindSource
{
    public static Source Sitemap(Uri start) => Of(SourceKind.Sitemap, start, "jsonld");

    public static Source Feed(Uri start, string layout = "feed") => Of(SourceKind.Feed, start, layout);

    public static Source JobBoard(params IEnumerable<Uri> starts) => Of(SourceKind.JobBoard, starts.First(), "jsonld") with { StartUrls = [.. starts] };

    public static Source JsonApi(Uri start, ApiPaging? paging = null, params (string Field, string Path)[] fields)
    {
        var source = Of(SourceKind.JsonApi, start, "json-api");
        var paths = fields.ToDictionary(field => field.Field, field => field.Path, StringComparer.Ordinal);
        return source with { Extract = source.Extract with { Paging = paging, Fields = source.Extract.Fields.AddRange(paths) } };
    }

    public static Source Folder(string folder) => Of(SourceKind.Folder, new Uri("https://empleos-prueba.folder.invalid/"), "any") with { Folder = folder };

    private static Source Of(SourceKind kind, Uri start, string layout) => A.WebList(start) with { Kind = kind, Extract = new ExtractionRules { Layout = layout } };
}
