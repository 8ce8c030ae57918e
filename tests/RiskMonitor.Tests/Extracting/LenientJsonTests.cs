using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class LenientJsonTests
{
    private const string Good = """{"@type": "JobPosting", "title": "Panadero", "description": "Pan."}""";

    [Theory]
    [InlineData("""{"@type": "JobPosting", "title": "Panadero",}""")]
    [InlineData("""[{"@type": "JobPosting", "title": "Panadero"},]""")]
    [InlineData("/* hecho a mano */ {\"@type\": \"JobPosting\", // sí\n \"title\": \"Panadero\"}")]
    [InlineData("""<!-- {"@type": "JobPosting", "title": "Panadero"} -->""")]
    [InlineData("//<![CDATA[\n{\"@type\": \"JobPosting\", \"title\": \"Panadero\"}\n//]]>")]
    [InlineData("""/*<![CDATA[*/ {"@type": "JobPosting", "title": "Panadero"} /*]]>*/""")]
    [InlineData("""{"@type": "JobPosting", "title": "Panadero"};""")]
    public void Commas_comments_and_wrappers_are_tolerated(string json)
    {
        var extracted = Only(WithJsonLd(json));
        Assert.Equal("Panadero", extracted.Ad.Title);
        Assert.Empty(extracted.Warnings);
    }

    [Theory]
    [InlineData("{\"@type\": \"JobPosting\", \"title\": \"Panadero\", \"description\": \"Lunes\n\ty martes\"}", "Lunes\n\ty martes", "line breaks in strings")]
    [InlineData("{\"@type\": \"JobPosting\" \"title\": \"Panadero\"\n\"identifier\": {\"value\": 7 \"n\": [1 \"a\"]} \"description\": \"dice \\\"sí\\\" y {va}\"}", "dice \"sí\" y {va}", "missing commas")]
    [InlineData("{&quot;@type&quot;: &quot;JobPosting&quot;, &quot;description&quot;: &quot;Lunes&quot;}", "Lunes", "JSON encoded as HTML")]
    public void What_had_to_be_mended_is_a_warning(string json, string body, string warning)
    {
        var extracted = Only(WithJsonLd(json));
        Assert.Equal(body, extracted.Ad.Body);
        Assert.Equal($"JSON-LD block 1: mended {warning}", Assert.Single(extracted.Warnings));
    }

    [Theory]
    [InlineData("\\ud83d\\ude42 hola", "🙂 hola")]
    [InlineData("cortado \\ud83d", "cortado \uFFFD")]
    [InlineData("\\ude42 al revés \\ud83d", "\uFFFD al revés \uFFFD")]
    [InlineData("ruta C:\\\\ud83d", "ruta C:\\ud83d")]
    public void Half_an_emoji_is_no_reason_to_lose_the_advert(string escaped, string body) =>
        Assert.Equal(body, Only(WithJsonLd($$"""{"@type": "JobPosting", "description": "{{escaped}}"}""")).Ad.Body);

    [Fact]
    public void A_broken_block_beside_a_good_one_is_a_rejection_with_its_line()
    {
        var result = Read($"<script type=\"application/ld+json\">{Good}</script><script type=\"application/ld+json; charset=utf-8\">{{\"@type\": \"JobPosting\",\n\"title\": \"a\" \"b\"}}</script>");
        Assert.Single(result.Ads);
        Assert.Equal("JSON-LD block 2 speaks of a JobPosting but it is broken at line 2", Assert.Single(result.Rejected).Reason);
    }

    [Fact]
    public void A_broken_block_about_something_else_is_a_warning()
    {
        var extracted = Only($"<script type=\"application/ld+json\">{{\"@type\": \"BreadcrumbList\" ]</script><script type=\"application/ld+json\">{Good}</script>");
        Assert.StartsWith("JSON-LD block 1 is left out", Assert.Single(extracted.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_a_rejection()
    {
        var json = string.Concat(Enumerable.Repeat("{\"JobPosting\":", 100)) + "1" + new string('}', 100);
        Assert.Contains("broken", OnlyRejection(Read(WithJsonLd(json))).Reason, StringComparison.Ordinal);
    }
}
