using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.SourceFiles;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Collecting;

/// <summary>docs/schemas/source.schema.json says what the loader says, so that an editor helps whoever writes a file.</summary>
public sealed class SourceSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs/schemas/source.schema.json")));
    private static readonly CollectionOptions Options = new() { Contact = "linea@org.example", LoopbackHosts = { "jobs.localhost" } };

    [Fact]
    public void Every_file_that_is_shipped_fits_the_schema()
    {
        string[] folders = [Path.Combine(Repository.Root, "seeds/sources"), Path.Combine(Repository.Root, "seeds/demo/sources")];
        var files = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(FitsSchema(File.ReadAllText(file)), file));
    }

    public static TheoryData<string> Valid => [SourceYaml.Least, SourceYaml.Full, SourceYaml.OnLoopback, "enabled: false\n" + SourceYaml.Least,
        SourceYaml.Without(SourceYaml.Least, "legalBasis"), SourceYaml.Without(SourceYaml.Least, "termsReviewed"), "stage: shadow\nversion: 3\n" + SourceYaml.Least, .. OfKinds];

    /// <summary>A file of each kind of the open web.</summary>
    private static IEnumerable<string> OfKinds =>
    [
        Of("rendered_list", "{layout: selectors, adLinks: a, nextLink: a, selectors: {body: p}}"),
        Of("sitemap", "{layout: jsonld, adPaths: [/vacantes/]}"),
        Of("sitemap", "{layout: selectors, selectors: {body: p}, shadow: jsonld}"),
        Of("feed", "{layout: feed}"),
        Of("feed", "{layout: jsonld, adPaths: [/vacantes/]}"),
        Of("job_board", "{layout: jsonld}"),
        Of("json_api", "{layout: json-api, fields: {body: \"data.items[].text\", url: \"data.items[].url\"}, paging: {next: links.next}}"),
        Of("json_api", "{layout: json-api, fields: {body: \"[].text\"}, paging: {cursor: next, cursorParameter: cursor}}"),
        Of("json_api", "{layout: json-api, fields: {body: \"[].text\"}, paging: {pageParameter: page}}"),
        Folder,
    ];

    private static string Folder => SourceYaml.Without(Of("folder", "{layout: any}"), "startUrls") + "folder: /srv/monitor/drop\n";

    private static string Of(string kind, string extract) =>
        SourceYaml.Without(SourceYaml.Least, "extract").Replace("kind: web_list", $"kind: {kind}", StringComparison.Ordinal).TrimEnd() + $"\nextract: {extract}\n";

    public static TheoryData<string> OfKindsWrong =>
    [
        Of("web_list", "{layout: feed}"), Of("web_list", "{layout: any}"), Of("web_list", "{layout: jsonld, adPaths: [/a]}"), Of("web_list", "{layout: jsonld, paging: {next: a}}"),
        Of("sitemap", "{layout: jsonld, adLinks: a}"), Of("sitemap", "{layout: feed}"), Of("sitemap", "{layout: jsonld, adPaths: [vacantes]}"), Of("sitemap", "{layout: jsonld, adPaths: []}"),
        Of("rendered_list", "{layout: feed}"), Of("rendered_list", "{layout: jsonld, adPaths: [/a]}"),
        Of("feed", "{layout: json-api}"), Of("feed", "{layout: feed, nextLink: a}"),
        Of("job_board", "{layout: selectors, selectors: {body: p}}"), Of("job_board", "{layout: jsonld, adLinks: a}"),
        Of("json_api", "{layout: jsonld}"), Of("json_api", "{layout: json-api}"), Of("json_api", "{layout: json-api, fields: {title: \"[].a\"}}"), Of("json_api", "{layout: json-api, fields: {body: text}}"),
        Of("json_api", "{layout: json-api, fields: {body: \"[0].a\"}}"), Of("json_api", "{layout: json-api, fields: {body: \"[].a\", phone: \"[].b\"}}"),
        Of("json_api", "{layout: json-api, fields: {body: \"[].a\"}, paging: {}}"), Of("json_api", "{layout: json-api, fields: {body: \"[].a\"}, paging: {cursor: next}}"),
        Of("json_api", "{layout: json-api, fields: {body: \"[].a\"}, paging: {next: a, pageParameter: page}}"), Of("json_api", "{layout: json-api, fields: {body: \"[].a\"}, paging: {pageParameter: \"a b\"}}"),
        SourceYaml.Without(Of("folder", "{layout: any}"), "startUrls"), Folder + "delay: 5s\n", Folder + "startUrls: [\"https://empleos.example/\"]\n",
        SourceYaml.Least + "folder: /srv\n", SourceYaml.Least + "version: 0\n", SourceYaml.Least + "stage: later\n", Of("web_list", "{layout: jsonld, shadow: Any}"),
    ];

    [Theory]
    [MemberData(nameof(OfKindsWrong))]
    public void What_does_not_fit_a_kind_is_refused_by_both(string yaml)
    {
        Assert.False(FitsSchema(yaml), yaml);
        Assert.NotEmpty(SourceFile.Parse("a.yaml", yaml, Options, SourceFileChecks.None).Problems);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_the_loader_takes_fits_the_schema(string yaml)
    {
        Assert.Empty(SourceFile.Parse("a.yaml", yaml, Options, SourceFileChecks.None).Problems);
        Assert.True(FitsSchema(yaml));
    }

    /// <summary>Each value in turn made wrong: both must refuse it.</summary>
    [Theory]
    [InlineData("id", "7", "\"Empleos Norte\"", "[a]", "\"\"", "a--b")]
    [InlineData("enabled", "yes", "\"true\"", "1")]
    [InlineData("kind", "weblist", "7", "[web_list]")]
    [InlineData("startUrls", "[]", "https://empleos.example/", "[empleos.example]", "[\"ftp://empleos.example/\"]", "[7]", "[\"https://a@b.example/\"]", "[\"https://b.example/#x\"]")]
    [InlineData("hosts", "[]", "[\"http://x.example\"]", "[X.example]", "[x.example:80]", "x.example")]
    [InlineData("schedule", "{}", "6h", "{interval: 6}", "{interval: 6 h}", "{interval: 6h, cron: \"0 0 4 * * ?\"}", "{every: 6h}", "{cron: \"0 4 * * ?\"}")]
    [InlineData("delay", "5", "5 s", "\"0\"", "-5s", "5sec", "{}")]
    [InlineData("limits", "5", "{maxPages: 0}", "{maxPages: \"5\"}", "{maxPages: 5.5}", "{maxBodyBytes: 17000000}", "{pages: 5}")]
    [InlineData("language", "fr", "español", "ES")]
    [InlineData("channel", "jobs", "JobBoard")]
    [InlineData("purpose", "", "\"  \"", "5", "true", "[a]")]
    [InlineData("legalBasis", "", "5", "null")]
    [InlineData("termsReviewed", "2026-11-20", "{date: 2026-11-20}", "{by: Ana}", "{date: 20/11/2026, by: Ana}", "{date: 2026-13-01, by: Ana}", "{date: 2026-11-20, by: Ana, on: x}")]
    [InlineData("extract", "jsonld", "{}", "{layout: selectors}", "{layout: jsonld, selectors: {body: p}}", "{layout: selectors, selectors: {title: h1}}", "{layout: selectors, selectors: {body: p, phone: a}}",
        "{layout: mastodon}", "{layout: JsonLd}", "{layout: jsonld, adLinks: 5}", "{layout: jsonld, links: a}")]
    [InlineData("extra", "1")]
    public void What_one_of_them_refuses_the_other_refuses_too(string field, params string[] values)
    {
        foreach (var value in values)
        {
            var yaml = $"{SourceYaml.Without(SourceYaml.Least, field).TrimEnd()}\n{field}: {value}\n";
            Assert.False(FitsSchema(yaml), $"the schema takes {field}: {value}");
            Assert.NotEmpty(SourceFile.Parse("a.yaml", yaml, Options, SourceFileChecks.None).Problems);
        }
    }

    [Theory]
    [InlineData("{layout: jsonld}")]
    [InlineData("{layout: mastodon, adLinks: a}")]
    [InlineData("{layout: mastodon, nextLink: a}")]
    public void An_API_has_no_selectors_for_either(string extract)
    {
        var yaml = SourceYaml.Without(SourceYaml.OnLoopback, "extract").TrimEnd() + $"\nextract: {extract}\n";
        Assert.False(FitsSchema(yaml));
        Assert.NotEmpty(SourceFile.Parse("a.yaml", yaml, Options, SourceFileChecks.None).Problems);
    }

    internal static bool FitsSchema(string yaml)
    {
        using var json = JsonDocument.Parse(ToJson(YamlReader.Read(yaml))!.ToJsonString());
        return Schema.Evaluate(json.RootElement).IsValid;
    }

    /// <summary>As an editor reads the file: the core schema of YAML 1.2.</summary>
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Fields.Select(field => KeyValuePair.Create(field.Name, ToJson(field.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlText { IsPlain: true, Value: "" or "null" or "~" } => null,
        YamlText { IsPlain: true, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlText { IsPlain: true } text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlText { IsPlain: true } text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlText text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException(),
    };
}
