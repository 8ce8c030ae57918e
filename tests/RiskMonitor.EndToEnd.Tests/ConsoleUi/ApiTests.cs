using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class ApiTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Alerts_are_listed_filtered_and_paged_by_priority()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(Now));
        using var client = site.Client();

        var all = await GetAsync(client, "/api/v1/alerts?take=5");
        Assert.Equal(16, all.GetProperty("total").GetInt32());
        var rows = all.GetProperty("alerts").EnumerateArray().ToList();
        Assert.Equal(5, rows.Count);
        Assert.Equal("review_now", rows[0].GetProperty("band").GetString());
        Assert.True(rows[0].GetProperty("escalated").GetBoolean());
        Assert.Equal(rows.Select(row => row.GetProperty("priority").GetDouble()).OrderDescending(), rows.Select(row => row.GetProperty("priority").GetDouble()));

        var escorts = await GetAsync(client, "/api/v1/alerts?category=controlled_escort&state=ready");
        Assert.All(escorts.GetProperty("alerts").EnumerateArray(), row => Assert.Equal("controlled_escort", row.GetProperty("category").GetString()));
        Assert.Equal(2, escorts.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_alert_carries_reasons_spans_and_masked_contacts()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var client = site.Client();

        var found = await GetAsync(client, $"/api/v1/alerts/{alert.Row.Id}");
        var advert = found.GetProperty("ads")[0];
        var reason = advert.GetProperty("reasonsFor")[0];
        Assert.Equal(("R08", "indicator", "recruitment", "body"),
            (reason.GetProperty("id").GetString(), reason.GetProperty("kind").GetString(), reason.GetProperty("head").GetString(), reason.GetProperty("field").GetString()));
        Assert.Equal(reason.GetProperty("text").GetString(),
            advert.GetProperty("body").GetString()!.Substring(reason.GetProperty("start").GetInt32(), reason.GetProperty("length").GetInt32()));
        Assert.Equal("indicator_strength", advert.GetProperty("basis").GetProperty("recruitment").GetString());
        Assert.Equal(85.4, found.GetProperty("priority").GetProperty("total").GetDouble(), 6);
        Assert.Equal(3, advert.GetProperty("contacts")[0].GetProperty("sharedBy").GetInt32());
    }

    [Fact]
    public async Task A_decision_on_less_than_there_is_by_now_is_refused_until_it_names_what_was_read()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var client = site.Client("José");
        var claim = await PostAsync(client, "/api/v1/claims", "{}");
        var token = (await claim.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("fencingToken").GetInt64();
        var url = $"/api/v1/alerts/{alert.Row.Id}";
        var read = (await GetAsync(client, url)).GetProperty("evidence").GetInt64();
        site.Alerts.Bring(alert.Row.Id, new InventedAdvert("e5e5e5e5e5e50055", "Ayudantes para obra", "Pago diario en obra.", RiskHead.Recruitment).Read(Now));

        // With the count of what was read, and without any, as of the claim.
        foreach (var evidence in new[] { $",\"evidence\":{read}", "" })
        {
            var early = $$"""{"fencingToken":{{token}},"verdict":"not_relevant","reason":"genuine_employer"{{evidence}}}""";
            await AssertProblemAsync(await PostAsync(client, $"{url}/decision", early), HttpStatusCode.Conflict, "newer_evidence");
        }

        Assert.Empty(site.Alerts.Decisions);
        read = (await GetAsync(client, url)).GetProperty("evidence").GetInt64();
        var decision = $$"""{"fencingToken":{{token}},"verdict":"not_relevant","reason":"genuine_employer","note":"Hablé con la empresa.","evidence":{{read}}}""";
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, $"{url}/decision", decision)).StatusCode);
        Assert.Equal("Hablé con la empresa.", (await GetAsync(client, url)).GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_program_claims_keeps_decides_and_a_second_decision_is_refused()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var client = site.Client("José");

        var claim = await PostAsync(client, "/api/v1/claims", "{}");
        var lease = await claim.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal((alert.Row.Id.ToString(), "José"), (lease.GetProperty("alert").GetString(), lease.GetProperty("analyst").GetString()));
        var token = lease.GetProperty("fencingToken").GetInt64();
        var url = $"/api/v1/alerts/{alert.Row.Id}";
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, $"{url}/heartbeat", $$"""{"fencingToken":{{token}}}""")).StatusCode);
        var decision = $$"""{"fencingToken":{{token}},"verdict":"not_relevant","reason":"genuine_employer","note":"Hablé con la empresa."}""";
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, $"{url}/decision", decision)).StatusCode);
        await AssertProblemAsync(await PostAsync(client, $"{url}/decision", decision), HttpStatusCode.Conflict, "already_decided");
        await AssertProblemAsync(await PostAsync(client, $"{url}/claim", "{}"), HttpStatusCode.Conflict, "already_decided");
        Assert.Single(site.Alerts.Decisions);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, "/api/v1/claims", "{}")).StatusCode);
        Assert.Equal("decided", (await GetAsync(client, url)).GetProperty("alert").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_claim_of_someone_elses_alert_says_who_has_it_and_an_old_token_saves_nothing()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var ana = site.Client("Ana");
        using var luz = site.Client("Luz");
        var url = $"/api/v1/alerts/{alert.Row.Id}";

        var first = await (await PostAsync(ana, $"{url}/claim", "{}")).Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        var held = await AssertProblemAsync(await PostAsync(luz, $"{url}/claim", "{}"), HttpStatusCode.Conflict, "held_by_other");
        Assert.Contains("Ana", held.GetProperty("title").GetString(), StringComparison.Ordinal);

        site.Alerts.Expire(alert.Row.Id);
        await PostAsync(luz, $"{url}/claim", "{}");
        var old = first.GetProperty("fencingToken").GetInt64();
        await AssertProblemAsync(await PostAsync(ana, $"{url}/decision", $$"""{"fencingToken":{{old}},"verdict":"relevant","reason":"shared_contact"}"""), HttpStatusCode.Conflict, "stale_token");
        await AssertProblemAsync(await PostAsync(ana, $"{url}/heartbeat", $$"""{"fencingToken":{{old}}}"""), HttpStatusCode.Conflict, "stale_token");
        await AssertProblemAsync(await PostAsync(ana, $"{url}/release", $$"""{"fencingToken":{{old}}}"""), HttpStatusCode.Conflict, "stale_token");
        Assert.Empty(site.Alerts.Decisions);
    }

    [Theory]
    [InlineData("""{"verdict":"relevant","reason":"shared_contact"}""", "bad_body", "fencingToken")]
    [InlineData("""{"fencingToken":1,"reason":"shared_contact"}""", "bad_body", "verdict")]
    [InlineData("""{"fencingToken":1,"verdict":"relevant"}""", "bad_body", "reason")]
    [InlineData("""{"fencingToken":1,"verdict":"relevant","reason":"genuine_employer"}""", "bad_body", "reason")]
    [InlineData("""{"fencingToken":1,"verdict":"relevant","reason":"other"}""", "bad_body", "note")]
    public async Task An_incomplete_decision_is_refused_and_says_what_to_send(string body, string code, string field)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var client = site.Client("Ana");
        var problem = await AssertProblemAsync(await PostAsync(client, $"/api/v1/alerts/{alert.Row.Id}/decision", body), HttpStatusCode.BadRequest, code);
        Assert.Contains(field, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"fencingToken":1,"verdict":"guilty","reason":"other"}""")]
    [InlineData("""{"fencingToken":1,"verdict":0,"reason":"other","note":"x"}""")]
    public async Task A_body_that_cannot_be_read_is_a_problem_and_not_a_fault(string body)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client("Ana");
        var answer = await PostAsync(client, $"/api/v1/alerts/{Guid.CreateVersion7():N}/decision", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_with_the_limit()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client("Ana");
        var body = $$"""{"fencingToken":1,"verdict":"relevant","reason":"other","note":"{{new string('x', 70_000)}}"}""";
        var problem = await AssertProblemAsync(await PostAsync(client, $"/api/v1/alerts/{Guid.CreateVersion7():N}/decision", body), HttpStatusCode.RequestEntityTooLarge, "too_large");
        Assert.Contains("64 KiB", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("65536", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_no_alert_is_a_404_and_says_so()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(Now);
        site.Alerts.Add(alert);
        using var client = site.Client();
        foreach (var missing in new[] { "nope", "0199b3c4d5e67f008192a3b4c5d6e7f8" })
        {
            using var answer = await client.GetAsync(new Uri($"/alertas/{missing}", UriKind.Relative), Cancelled);
            Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        using var there = await client.GetAsync(new Uri($"/alertas/{alert.Row.Id}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/alerts?band=red", "bad_query", 400)]
    [InlineData("/api/v1/alerts?take=201", "bad_query", 400)]
    [InlineData("/api/v1/alerts?skip=-1", "bad_query", 400)]
    [InlineData("/api/v1/unscored?take=0", "bad_query", 400)]
    [InlineData("/api/v1/alerts/xyz", "no_such_alert", 404)]
    [InlineData("/api/v1/alerts/0199b3c4d5e67f008192a3b4c5d6e7f8", "no_such_alert", 404)]
    [InlineData("/api/v1/nothing", "no_such_route", 404)]
    public async Task A_bad_question_is_answered_with_what_where_and_what_to_do(string path, string code, int status)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        var problem = await AssertProblemAsync(await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled), (HttpStatusCode)status, code);
        Assert.Equal(path.Split('?')[0], problem.GetProperty("instance").GetString());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task A_write_without_name_or_JSON_is_refused()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Warehouse(Now));
        using var nobody = site.Client();
        await AssertProblemAsync(await PostAsync(nobody, "/api/v1/claims", "{}"), HttpStatusCode.BadRequest, "no_analyst");
        using var ana = site.Client("Ana");
        using var form = new StringContent("{}", Encoding.UTF8, "text/plain");
        await AssertProblemAsync(await ana.PostAsync(new Uri("/api/v1/claims", UriKind.Relative), form, Cancelled), HttpStatusCode.UnsupportedMediaType, "not_json");
        Assert.Equal(1, (await GetAsync(ana, "/api/v1/counts")).GetProperty("ready").GetInt32());
    }

    [Fact]
    public async Task A_queue_that_is_away_is_a_503_that_says_nothing_is_lost()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Away = true;
        using var ana = site.Client("Ana");
        await AssertProblemAsync(await PostAsync(ana, "/api/v1/claims", "{}"), HttpStatusCode.ServiceUnavailable, "queue_away");
        await AssertProblemAsync(await ana.GetAsync(new Uri("/api/v1/counts", UriKind.Relative), Cancelled), HttpStatusCode.ServiceUnavailable, "queue_away");
    }

    [Fact]
    public async Task The_OpenAPI_document_names_every_route()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        using var client = site.Client();
        var document = await GetAsync(client, "/openapi/v1.json");
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var routes = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(
        [
            "GET /api/v1/alerts", "GET /api/v1/alerts/{id}", "GET /api/v1/counts", "GET /api/v1/sources", "GET /api/v1/unscored",
            "POST /api/v1/alerts/{id}/claim", "POST /api/v1/alerts/{id}/decision", "POST /api/v1/alerts/{id}/heartbeat", "POST /api/v1/alerts/{id}/release", "POST /api/v1/claims", "POST /api/v1/submissions",
        ], routes.Order(StringComparer.Ordinal));
        var verdicts = document.GetProperty("components").GetProperty("schemas").GetProperty("DecisionRequest").GetRawText();
        Assert.Contains("fencingToken", verdicts, StringComparison.Ordinal);
        Assert.Contains("X-Analyst", document.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Cancelled);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, Cancelled);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}
