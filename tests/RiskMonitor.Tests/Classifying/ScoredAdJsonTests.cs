using System.Text.Json;
using CsCheck;
using Json.Schema;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Classifying;

/// <summary>What score writes keeps to docs/schemas/scored-ad.schema.json.</summary>
public sealed class ScoredAdJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs/schemas/scored-ad.schema.json")));

    [Fact]
    public void Any_scored_advert_keeps_to_the_schema()
    {
        Gen.Select(Texts.Any, Texts.Any).Where((title, body) => title.Length + body.Length > 0).Sample((title, body) =>
        {
            using var json = JsonDocument.Parse(ScoredAdJson.Serialize(ShippedModel.Score(title, body)));
            var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(result.IsValid, $"{json.RootElement}\n{string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}")))}");
        }, iter: 60);
    }

    [Fact]
    public void Keys_are_those_of_the_contract_in_its_order()
    {
        using var json = JsonDocument.Parse(ScoredAdJson.Serialize(ShippedModel.Score("Ayudante general", "Se solicita ayudante general con experiencia en cocina, turno fijo.")));
        Assert.Equal(
            ["id", "status", "lang", "category", "band", "scores", "basis", "heads", "reasonsFor", "reasonsAgainst", "escalations", "entities", "model", "policy", "facts"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["controlledEscort", "fakeJob", "recruitment"], json.RootElement.GetProperty("heads").EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["head", "kind", "id", "grade", "weight", "field", "start", "length", "text"],
            json.RootElement.GetProperty("reasonsFor")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_sealed_advert_is_a_line_of_the_contract_without_a_word_of_it()
    {
        var ad = new Ad { Id = AdId.Parse("1"), Title = "Zzrvx", Body = "edad 17", Company = "Zzrvx", Channel = AdChannel.JobBoard, Url = "https://bolsa.example/1" };
        var line = ScoredAdJson.Serialize(ShippedModel.Score(ad));
        using var json = JsonDocument.Parse(line);
        Assert.True(Schema.Evaluate(json.RootElement).IsValid, json.RootElement.GetRawText());
        Assert.DoesNotContain("zzrvx", json.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("edad", json.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("too_short", "none", "review_now", "R24"), (Text("status"), Text("category"), Text("band"), json.RootElement.GetProperty("escalations")[0].GetString()));
        Assert.Equal("""{"recruitment":null,"fakeJob":null,"controlledEscort":null}""", json.RootElement.GetProperty("scores").GetRawText());
        var reason = Assert.Single(json.RootElement.GetProperty("reasonsFor").EnumerateArray());
        Assert.Equal(("R24", JsonValueKind.Null, JsonValueKind.Null, 0), (reason.GetProperty("id").GetString(), reason.GetProperty("field").ValueKind, reason.GetProperty("text").ValueKind, reason.GetProperty("length").GetInt32()));
        Assert.All(json.RootElement.GetProperty("entities").EnumerateObject(), entity => Assert.True(entity.Value.ValueKind == JsonValueKind.Null || entity.Value.GetArrayLength() == 0));

        string? Text(string field) => json.RootElement.GetProperty(field).GetString();
    }
}
