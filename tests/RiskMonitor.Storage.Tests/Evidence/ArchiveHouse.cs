using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>An archive in a folder of its own, with a clock that tests move.</summary>
internal sealed class ArchiveHouse : IDisposable
{
    public const string Source = "bolsa-demo";

    public ArchiveHouse(string? folder = null)
    {
        Files = new EvidenceFolder(folder ?? Path.Combine(Path.GetTempPath(), $"monitor-evidence-{Guid.NewGuid():N}"));
        Archive = Open();
    }

    public EvidenceFolder Files { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public WarcArchive Archive { get; private set; }

    public string DayPath => Files.TryResolve(EvidenceFolder.RawName(Source, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime)))!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static FetchNote Note(FetchOutcome outcome = FetchOutcome.Fetched) =>
        new(Source, 7, outcome, "allowed by robots", new RobotsNote(true, "Allow: /", "Allow: /", TimeSpan.FromSeconds(5)));

    public static byte[] Page(int n) => Encoding.UTF8.GetBytes($"<html><h1>Oferta {n}</h1>{string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"<p>turno {n}</p>"), 50))}</html>");

    public HttpExchange Exchange(string path, byte[] payload, int status = 200) => new()
    {
        Url = new Uri("https://bolsa.example" + path),
        StartedAt = Clock.GetUtcNow() + TimeSpan.FromTicks(1_234_567),
        Took = TimeSpan.FromTicks(987_654),
        Address = IPAddress.Parse("192.0.2.7"),
        RequestHeaders = [new("Host", "bolsa.example"), new("User-Agent", "Monitor (+https://monitor.example)")],
        Protocol = "HTTP/2",
        StatusCode = status,
        ReasonPhrase = status == 200 ? "OK" : "Not Modified",
        ResponseHeaders = [new("Content-Type", "text/html; charset=utf-8"), new("ETag", "\"año\""), new("X-Empty", "")],
        Payload = payload,
        Withheld = ["Set-Cookie"],
        Certificates = [Convert.ToBase64String(payload.AsSpan(0, Math.Min(payload.Length, 600)))],
    };

    public async Task<ArchivedAt> AppendAsync(HttpExchange exchange, FetchOutcome outcome = FetchOutcome.Fetched) => await Archive.AppendAsync(exchange, Note(outcome), Stop);

    public async Task<ArchivedResponse?> ReadAsync(ArchivedAt at) => await Archive.ReadAsync(at, Stop);

    /// <summary>Lets everything go as a killed process does, changes the day's file, and opens it again as a new process would.</summary>
    public void Reopen(Action<FileStream>? change = null)
    {
        var before = Archive;
        if (change is not null)
        {
            using var file = new FileStream(DayPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            change(file);
        }

        Archive = Open();
        before.Dispose();
    }

    public List<WarcRecord> Records(string? name = null)
    {
        using var file = Files.TryOpenForReading(name ?? EvidenceFolder.RawName(Source, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime)))!;
        return [.. WarcWalk.Members(file).Select(member => WarcRecord.TryRead(file, member.Offset)!)];
    }

    public static void AssertSame(HttpExchange expected, HttpExchange? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Payload.ToArray(), actual.Payload.ToArray());
        Assert.Equal(expected.RequestBody.ToArray(), actual.RequestBody.ToArray());
        Assert.Equal(expected.RequestHeaders, actual.RequestHeaders);
        Assert.Equal(expected.ResponseHeaders, actual.ResponseHeaders);
        Assert.Equal(expected.Withheld, actual.Withheld);
        Assert.Equal(expected.Certificates, actual.Certificates);
        Assert.Equal(Plain(expected), Plain(actual));
    }

    public void Dispose()
    {
        Archive.Dispose();
        if (Directory.Exists(Files.Path))
            Directory.Delete(Files.Path, recursive: true);
    }

    private static HttpExchange Plain(HttpExchange exchange) =>
        exchange with { Payload = default, RequestBody = default, RequestHeaders = [], ResponseHeaders = [], Withheld = [], Certificates = [] };

    private WarcArchive Open() => new(Files, Clock, NullLogger<WarcArchive>.Instance);
}
