using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>An advert of the job board: a page with a schema.org JobPosting in JSON-LD. Any text survives it unchanged, markup characters included.</summary>
internal static class JobBoardPage
{
    public const string Path = "/oferta/";

    /// <summary>Leaves letters and still escapes what would end a script.</summary>
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Render(DemoAd ad)
    {
        var path = Path + ad.Slug;
        var script = $"<script type=\"application/ld+json\">{JsonLd(ad, $"http://{DemoSite.Jobs}{path}")}</script>";
        var main = $"""
            <main><article class="oferta"><h1>{Html.Text(ad.Title)}</h1>
            {Html.Element("<p class=\"empresa\">", ad.Company, "</p>")}
            {Html.Element("<p class=\"lugar\">", ad.Location, "</p>")}
            {Html.Element("<p class=\"sueldo\">", ad.Salary, "</p>")}
            <div class="texto">{Html.Lines(ad.Body)}</div></article></main>
            """;
        return Html.Page(DemoSite.Jobs, path, ad.Title ?? "Oferta", ad.Lang, main, script);
    }

    private static string JsonLd(DemoAd ad, string url)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "JobPosting");
            json.WriteString("url", url);
            Write(json, "title", ad.Title);
            Write(json, "description", ad.Body);
            WriteThing(json, "hiringOrganization", "Organization", "name", ad.Company);
            WriteThing(json, "jobLocation", "Place", "address", ad.Location);
            Write(json, "baseSalary", ad.Salary);
            if (ad.Lang is AdLanguage.Es or AdLanguage.En)
                json.WriteString("inLanguage", ad.Lang == AdLanguage.En ? "en" : "es");
            if (ad.PostedAt is { } posted)
                json.WriteString("datePosted", posted);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteThing(Utf8JsonWriter json, string property, string type, string named, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        json.WriteStartObject(property);
        json.WriteString("@type", type);
        Write(json, named, text);
        json.WriteEndObject();
    }

    /// <summary>Readers of JSON-LD take a text with tags or references for HTML: such a text is written as preformatted HTML, which says the same to all of them.</summary>
    private static void Write(Utf8JsonWriter json, string property, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            json.WriteString(property, text.AsSpan().IndexOfAny('<', '&') >= 0 ? Html.Preformatted(text) : text);
    }
}
