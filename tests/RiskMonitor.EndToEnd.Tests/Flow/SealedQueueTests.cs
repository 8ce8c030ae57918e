using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RiskMonitor.App;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>
/// Adverts with C03 and R24 through the real executable: nothing of them in a file, a page, an answer of the API, the queue or the log. The tokens are invented, the operator's
/// list holds the hash of one, and an age stands alone.
/// </summary>
public sealed class SealedQueueTests : IDisposable
{
    private const string Listed = "zzcvxuno";
    private const string Beside = "zzcvxdos";
    private static readonly string[] Pages = ["/", "/sin-puntuar", "/submissions", "/fuentes", "/estado", "/reservados"];
    private static readonly string[] Answers = ["/api/v1/alerts", "/api/v1/alerts?state=open", "/api/v1/unscored", "/api/v1/counts"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Nothing_of_a_sealed_advert_is_anywhere_and_its_alert_is_first_in_a_queue_of_its_own(bool realRedis, bool shown)
    {
        Directory.CreateDirectory(_folder.File("sources"));
        await using var redis = realRedis ? await RedisServer.StartAsync() : RedisServer.Absent();
        var environment = Environment();
        environment["Console__ShowSealedQueue"] = shown ? "true" : "false";
        if (realRedis)
            environment["Redis__Configuration"] = redis.Address;
        await using var run = MonitorProcess.Start(["run", "--data", Data, "--sources", _folder.File("sources")], environment);
        var line = await run.WaitForLineAsync("http://127.0.0.1:");
        using var client = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]) };

        var answers = new List<string>
        {
            await HandInAsync(client, new { kind = "advert", body = "edad 17", channel = "job_board", url = "https://bolsa.example/ofertas/2" }),
            await HandInAsync(client, new { kind = "advert", title = $"Ayudante {Listed}", body = $"Se solicita ayudante {Beside} para bodega, {Listed}, turno de mañana, informes al 55 1234 5678", company = Beside, channel = "classifieds", url = "https://bolsa.example/ofertas/1" }),
            await HandInAsync(client, new { kind = "advert", body = "Por favor ayúdenme, me tienen encerrada y no me dejan salir, informes al 55 1234 5678", channel = "social_post" }),
        };
        var list = "";
        foreach (var address in Pages.Concat(Answers))
        {
            using var answer = await client.GetAsync(address, Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Equal(address == "/reservados" && !shown ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
            answers.Add(text);
            if (address == "/reservados")
                list = text;
            if (Pages.Contains(address))
                Assert.Contains("alerta sin decidir tiene palabras de peligro", WebUtility.HtmlDecode(text), StringComparison.Ordinal); // C04, on every page
        }

        // C04 is in the ordinary queue, first and alone; the two others are in their own, C03 first.
        using (var alerts = JsonDocument.Parse(await client.GetStringAsync("/api/v1/alerts", Stop)))
        {
            var alert = Assert.Single(alerts.RootElement.GetProperty("alerts").EnumerateArray());
            answers.Add(await client.GetStringAsync($"/api/v1/alerts/{alert.GetProperty("id").GetString()}", Stop));
            Assert.Contains("\"C04\"", answers[^1], StringComparison.Ordinal);
        }

        if (shown)
        {
            Assert.InRange(list.IndexOf("hxxps://bolsa[.]example/ofertas/1", StringComparison.Ordinal), 0, list.IndexOf("hxxps://bolsa[.]example/ofertas/2", StringComparison.Ordinal));
            Assert.InRange(list.IndexOf("<td class=\"code\">C03</td>", StringComparison.Ordinal), 0, list.IndexOf("<td class=\"code\">R24</td>", StringComparison.Ordinal));
        }
        else
        {
            Assert.DoesNotContain("bolsa", list, StringComparison.Ordinal);
        }

        if (realRedis)
        {
            await using var connection = await redis.ConnectAsync();
            Assert.Equal(1, await connection.GetDatabase().SortedSetLengthAsync("{alerts}:ready"));
            var server = connection.GetServers().Single();
            await foreach (var key in server.KeysAsync(pattern: "*").WithCancellation(Stop))
                Assert.False(Holds(await connection.GetDatabase().KeyDumpAsync(key) ?? [], Listed), key.ToString());
        }

        AssertNotInFiles();
        var ended = await run.InterruptAsync();
        answers.AddRange([string.Join('\n', ended.Output), ended.Errors]);
        Assert.All(answers, text => AssertClean(text));
        Assert.Contains("sealed queue (R24, C03)", ended.Errors, StringComparison.Ordinal);
        AssertNotInFiles();
        Assert.Equal((1, 1), (StoredState.AdRows(Data), StoredState.OpenAlerts(Data)));
    }

    [Fact]
    public async Task The_verbs_write_ids_rules_and_nothing_else()
    {
        var file = _folder.File("ads.jsonl");
        await File.WriteAllTextAsync(file, $$"""
            {"id":"1","title":"{{Listed}}","body":"Se solicita ayudante {{Beside}} para bodega {{Listed}} turno de mañana con experiencia, informes al 55 1234 5678","channel":"classifieds"}
            {"id":"2","body":"Se solicita ayudante para bodega turno de mañana con experiencia, informes al 55 1234 5678","channel":"classifieds"}

            """, Stop);
        var scored = await MonitorProcess.RunAsync(["score", "--in", file], Environment());
        Assert.Equal((VerbRunner.Done, 2), (scored.ExitCode, scored.Output.Count));
        using (var line = JsonDocument.Parse(scored.Output[0]))
        {
            Assert.Equal("""["C03"]""", line.RootElement.GetProperty("escalations").GetRawText());
            Assert.Equal(("review_now", 0), (line.RootElement.GetProperty("band").GetString(), line.RootElement.GetProperty("entities").GetProperty("phones").GetArrayLength()));
        }

        var linked = await MonitorProcess.RunAsync(["link", "--in", file], Environment());
        Assert.Equal(["""{"id":"1","campaign":"1","why":[]}""", """{"id":"2","campaign":"2","why":[]}"""], linked.Output);
        var measured = await MonitorProcess.RunAsync(["evaluate", "--adverts", file], Environment());
        Assert.Contains("1 sealed adverts (R24, C03) left out.", string.Join('\n', measured.Output), StringComparison.Ordinal);
        foreach (var ended in new[] { scored, linked, measured })
            AssertClean(string.Join('\n', ended.Output) + ended.Errors);
    }

    /// <summary>With the operator's list: the hash of one token.</summary>
    private Dictionary<string, string> Environment()
    {
        var list = _folder.File("terms.txt");
        File.WriteAllText(list, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Listed))) + "\n");
        return new Dictionary<string, string> { ["Enriching__SealedTerms"] = list };
    }

    private static async Task<string> HandInAsync(HttpClient client, object advert)
    {
        using var content = new StringContent(JsonSerializer.Serialize(advert), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/submissions", content, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static void AssertClean(string text)
    {
        foreach (var token in new[] { Listed, Beside, "edad 17" })
            Assert.DoesNotContain(token, text, StringComparison.OrdinalIgnoreCase);
    }

    private void AssertNotInFiles()
    {
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("monitor.lock" or "lock")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.All(new[] { Listed, Beside, "edad 17" }, token => Assert.False(Holds(bytes.ToArray(), token), $"{Path.GetFileName(file)} holds {token}"));
        }
    }

    private static bool Holds(byte[] bytes, string token) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(token)) >= 0;
}
