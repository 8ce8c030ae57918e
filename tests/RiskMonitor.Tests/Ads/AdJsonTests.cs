using System.Text;
using System.Text.Json;
using CsCheck;
using Json.Schema;
using RiskMonitor.Ads;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Ads;

public sealed class AdJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs/schemas/ad.schema.json")));

    private static readonly Gen<string> Text = Gen.String.Where(text => !string.IsNullOrWhiteSpace(text) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text);

    private static readonly Gen<Ad> AnyAd =
        from id in Gen.String[Gen.Char.AlphaNumeric, 1, 200]
        from title in Text.Null()
        from body in Text
        from company in Text.Null()
        from channel in Gen.Enum<AdChannel>()
        from lang in Gen.Enum<AdLanguage>()
        from posted in Gen.DateTime.Utc.Where(time => time.Year is >= 1970 and <= 9998).Nullable()
        select new Ad { Id = AdId.Parse(id), Title = title, Body = body, Company = company, Channel = channel, Lang = lang, PostedAt = posted is { } time ? new DateTimeOffset(time) : null };

    [Fact]
    public void An_advert_is_written_in_the_shape_of_the_contract()
    {
        var ad = new Ad
        {
            Id = AdId.Parse("a1"),
            Body = "Señoritas <edecán> 🙂",
            Channel = AdChannel.ChatChannel,
            Lang = AdLanguage.Es,
            PostedAt = new DateTimeOffset(2026, 2, 7, 10, 0, 0, TimeSpan.FromHours(-6)),
        };
        Assert.Equal(
            """{"id":"a1","body":"Señoritas <edecán> \uD83D\uDE42","channel":"chat_channel","lang":"es","postedAt":"2026-02-07T16:00:00Z"}""",
            Encoding.UTF8.GetString(AdJson.Serialize(ad)));
    }

    [Fact]
    public void What_is_written_meets_the_schema_and_reads_back_the_same() => AnyAd.Sample(ad =>
    {
        var json = AdJson.Serialize(ad);
        using var document = JsonDocument.Parse(json);
        Assert.True(Schema.Evaluate(document.RootElement, new EvaluationOptions { RequireFormatValidation = true }).IsValid, Encoding.UTF8.GetString(json));
        Assert.Equal(ad, AdJson.Parse(json));
        Assert.Equal(-1, json.AsSpan().IndexOf((byte)'\n'));
    });

    [Fact]
    public Task What_is_written_is_read_by_the_reader_without_a_warning() => AnyAd.SampleAsync(async ad =>
    {
        var result = Assert.Single(await AdFileText.JsonLinesAsync(AdJson.Serialize(ad)));
        Assert.Empty(result.Warnings);
        Assert.Equal(ad, result.Ad);
    });

    [Theory]
    [InlineData("""{"body":"x"}""")]
    [InlineData("""{"id":"","body":"x"}""")]
    [InlineData("""{"id":"1","body":" "}""")]
    [InlineData("""{"id":"1","body":"x","channel":"JobBoard"}""")]
    [InlineData("""{"id":"1","body":"x","postedAt":"2026-02-07"}""")]
    [InlineData("""{"id":"1","body":"x","lang":"fr"}""")]
    public void The_schema_refuses_what_the_contract_does(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(Schema.Evaluate(document.RootElement).IsValid);
    }
}
