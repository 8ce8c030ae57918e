using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using RiskMonitor.Ads.Reports;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

/// <summary>Handing in adverts and reports: through the API and through the page, in both languages, never with who reported.</summary>
public sealed class SubmissionTests(ConsoleBrowser browser)
{
    private const string Report = """{"kind":"report","date":"2026-02-27","state":"Puebla","way":"message","contacts":["55 0000 0021"],"text":"Se busca edecán"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/submissions")]
    [InlineData("/api/v1/submissions")]
    public async Task A_report_is_received_once_and_answered_in_numbers(string address)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Submissions.Sharing = 2;
        using var client = site.Client();
        var first = await PostAsync(client, address, Report);
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(("report", "received", 1, 2), (first.Text("kind"), first.Text("outcome"), first.Json.GetProperty("contacts").GetInt32(), first.Json.GetProperty("advertsSharing").GetInt32()));
        Assert.Equal("Recibido. 2 anuncios ya guardados comparten un contacto con este reporte.", first.Text("es"));
        Assert.Equal("Received. 2 stored adverts share a contact with this report.", first.Text("en"));
        Assert.DoesNotContain("edecán", first.Json.GetRawText(), StringComparison.Ordinal);
        var again = await PostAsync(client, address, Report);
        Assert.Equal((HttpStatusCode.OK, "known", first.Text("id")), (again.Status, again.Text("outcome"), again.Text("id")));
        Assert.Equal(ReportWay.Message, Assert.Single(site.Submissions.Reports).Value.Way);
    }

    [Fact]
    public async Task An_advert_is_received_as_a_file_of_adverts_would_have_it()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(client, "/api/submissions", """{"kind":"advert","title":"Edecán","body":"Se solicita","channel":"classifieds"}""")).Status);
        Assert.Equal("Edecán", Assert.Single(site.Submissions.Ads).Value.Title);
    }

    [Theory]
    [InlineData("""{"kind":"report","date":"2026-02-27","text":"a","nombre_denunciante":"Ana Ejemplo"}""", "caller_refused", "parece identificar a quien reporta")]
    [InlineData("""{"kind":"report","date":"2026-02-27","text":"a","edad":20}""", "bad_report", "no es un campo de un reporte")]
    [InlineData("""{"kind":"report","text":"a"}""", "bad_report", "Falta «Fecha»")]
    [InlineData("""{"kind":"report","date":"2999-01-01","text":"a"}""", "bad_report", "posterior a hoy")]
    [InlineData("""{"kind":"report","date":"2026-02-27"}""", "bad_report", "nada que comparar")]
    [InlineData("""{"kind":"advert","title":" "}""", "bad_body", null)]
    [InlineData("""{"kind":"advert","body":"a","phone":"1"}""", "bad_body", null)]
    [InlineData("""{"kind":"letter"}""", "bad_body", null)]
    [InlineData("[]", "bad_body", null)]
    [InlineData("{", "bad_request", null)]
    public async Task What_is_wrong_is_named_in_both_languages_and_nothing_is_kept(string body, string code, string? spanish)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        var answer = await PostAsync(client, "/api/submissions", body);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Text("code")));
        Assert.DoesNotContain("Ejemplo", answer.Json.GetRawText(), StringComparison.Ordinal);
        if (spanish is not null)
            Assert.Contains(spanish, answer.Text("es"), StringComparison.Ordinal);
        Assert.Empty(site.Submissions.Reports);
    }

    [Fact]
    public async Task Other_bodies_methods_sizes_and_origins_are_refused()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        using var form = new StringContent("kind=report", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync("/api/submissions", form, Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, "/api/submissions", $$"""{"kind":"report","text":"{{new string('a', 70_000)}}"}""")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.DeleteAsync("/api/submissions", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/submission", Cancelled)).StatusCode);
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, "/api/submissions", Report)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/submissions/report", form, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        using var form = new FormUrlEncodedContent([new("date", "2026-02-27"), new("text", "a")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/submissions/report", form, Cancelled)).StatusCode);
        Assert.Empty(site.Submissions.Reports);
    }

    [Fact]
    public async Task A_store_that_is_away_is_said_so()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Submissions.Away = true;
        using var client = site.Client();
        var answer = await PostAsync(client, "/api/submissions", Report);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not_stored"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task A_person_hands_in_a_report_by_keyboard_and_reads_what_happened()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Submissions.Sharing = 2;
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.GoAsync("/");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Recibir" }).ClickAsync();
        await ana.Page.GetByLabel("Fecha").FillAsync("2026-02-27");
        await ana.Page.GetByLabel("Municipio o alcaldía").FillAsync("Atlixco");
        await ana.Page.GetByLabel("Forma en que ocurrió").SelectOptionAsync("job_offer");
        await ana.Page.GetByLabel("Contactos").FillAsync("55 0000 0021\nalguien@correo.example");
        await ana.Page.GetByLabel("Enlace").FocusAsync();
        await ana.Page.Keyboard.PressAsync("Tab");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Message).ToHaveTextAsync("Recibido. 2 anuncios ya guardados comparten un contacto con este reporte.");
        var report = Assert.Single(site.Submissions.Reports).Value;
        Assert.Equal(("Atlixco", ReportWay.JobOffer, 2), (report.Municipality, report.Way, report.Contacts.Length));
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task A_form_that_cannot_be_taken_comes_back_as_it_was_filled_in()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        await using var ana = await browser.OpenAsync(site, "Ana", "en");
        await ana.GoAsync("/submissions");
        await ana.Page.GetByLabel("Date").FillAsync("2026-02-27");
        await ana.Page.GetByLabel("State").FillAsync("Puebla");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is nothing to compare: write contacts, text or a link.");
        await Expect(ana.Page.GetByLabel("State")).ToHaveValueAsync("Puebla");
        Assert.Empty(site.Submissions.Reports);
    }

    private static async Task<Answer> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(address, content, Cancelled);
        return new Answer(response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement.Clone());
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Json)
    {
        public string Text(string name) => Json.GetProperty(name).GetString()!;
    }
}
