using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using RiskMonitor.Ads;
using RiskMonitor.Extracting;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Extracting;

public sealed class ExtractedAdJsonTests
{
    private static readonly ExtractedAd Full = SavedPage.Only(SavedPage.WithJsonLd("""
        {"@type": "JobPosting", "title": "Panadero", "description": "Pan.", "hiringOrganization": "Café Nube", "jobLocation": "Puebla", "baseSalary": "$9,000",
         "inLanguage": "es", "datePosted": "2026-11-20", "validThrough": "2026-12-20", "employmentType": "FULL_TIME", "applicationContact": "rh@nube.example", "url": "/oferta/2",}
        """)) with { Warnings = ["una nota"] };

    [Fact]
    public void The_line_is_flat_and_holds_the_advert_as_other_verbs_write_it()
    {
        var line = JsonNode.Parse(ExtractedAdJson.Serialize(Full))!.AsObject();
        var ad = JsonNode.Parse(AdJson.Serialize(Full.Ad))!.AsObject();
        Assert.Equal(10, ad.Count);
        Assert.All(ad, property => Assert.True(JsonNode.DeepEquals(property.Value, line[property.Key]), property.Key));
        Assert.Equal(
            ["contactText", "employmentType", "extractor", "fields", "sourceUrl", "validThrough", "warnings"],
            line.Select(property => property.Key).Except(ad.Select(property => property.Key)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_verbs_read_the_line_as_an_advert() => Assert.Equal(Full.Ad, AdJson.Parse(ExtractedAdJson.Serialize(Full)));

    [Fact]
    public void Real_output_fits_the_public_schema()
    {
        Assert.True(IsValid(Full));
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/RiskMonitor.Tests/Extracting/Golden"), "*.jsonl").SelectMany(File.ReadAllLines).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(IsValid(line), line));
    }

    [Fact]
    public void Whatever_is_extracted_fits_the_public_schema() =>
        (from title in Gen.String[0, 20] from body in Gen.String[0, 60] from date in Gen.String[0, 12] select (title, body, date)).Sample(
            texts =>
            {
                var json = JsonSerializer.Serialize(new Dictionary<string, string>
                {
                    ["@type"] = "JobPosting",
                    ["title"] = texts.title,
                    ["description"] = texts.body,
                    ["datePosted"] = texts.date,
                    ["baseSalary"] = texts.date,
                });
                return SavedPage.Read(SavedPage.WithJsonLd(json)).Ads.All(IsValid);
            },
            iter: 300);

    [Theory]
    [InlineData("\"extractor\":\"jsonld/1\"", "\"extractor\":\"jsonld\"")]
    [InlineData("\"channel\":\"job_board\"", "\"channel\":\"JobBoard\"")]
    [InlineData("\"warnings\":[\"una nota\"]", "\"warnings\":null")]
    [InlineData("\"title\":\"Panadero\"", "\"titel\":\"Panadero\"")]
    [InlineData("\"body\":\"jsonld\"", "\"body\":\"guess\"")]
    public void The_schema_refuses_what_is_not_so(string text, string changed)
    {
        var line = System.Text.Encoding.UTF8.GetString(ExtractedAdJson.Serialize(Full));
        Assert.Contains(text, line, StringComparison.Ordinal);
        Assert.False(IsValid(line.Replace(text, changed, StringComparison.Ordinal)));
    }

    private static bool IsValid(ExtractedAd extracted) => IsValid(System.Text.Encoding.UTF8.GetString(ExtractedAdJson.Serialize(extracted)));

    private static bool IsValid(string line)
    {
        using var document = JsonDocument.Parse(line);
        return Schema.Evaluate(document.RootElement, new EvaluationOptions { RequireFormatValidation = true }).IsValid;
    }

    private static readonly JsonSchema Schema = Load();

    private static JsonSchema Load()
    {
        var schemas = Path.Combine(Repository.Root, "docs/schemas");
        var registry = new SchemaRegistry();
        var options = new BuildOptions { SchemaRegistry = registry };
        registry.Register(JsonSchema.FromText(File.ReadAllText(Path.Combine(schemas, "ad.schema.json")), options));
        return JsonSchema.FromText(File.ReadAllText(Path.Combine(schemas, "extracted-ad.schema.json")), options);
    }
}
