using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

/// <summary>
/// Measures the sink and the reader and prints the figures for docs/measurements.md. Run by hand, after a Release build:
/// <c>dotnet tests/RiskMonitor.Storage.Tests/bin/Release/net10.0/RiskMonitor.Storage.Tests.dll -explicit only -showLiveOutput -class RiskMonitor.Storage.Tests.SinkSpeedTests</c>.
/// </summary>
public sealed class SinkSpeedTests(ITestOutputHelper output)
{
    private const int BatchSize = 256;
    private const int WarmUp = 16;
    private const int PageBytes = 28 * 1024;
    private const int Words = 200;

    [Theory(Explicit = true)]
    [InlineData(40, 10)]
    [InlineData(40, 2500)]
    public async Task Adverts_a_second_in_batches_of_256(int batches, int advertsACampaign)
    {
        await using var house = await StoreHouse.OpenAsync();
        var random = new Random(7);
        var campaigns = Enumerable.Range(0, Math.Max(1, batches * BatchSize / advertsACampaign)).Select(_ => CampaignId.New(house.Clock.GetUtcNow())).ToArray();
        var made = Enumerable.Range(0, batches + WarmUp)
            .Select(batch => Enumerable.Range(0, BatchSize).Select(i => Item(house, random, $"ad-{batch}-{i}", campaigns[random.Next(campaigns.Length)])).ToArray())
            .ToList();
        foreach (var warm in made.Take(WarmUp))
            await house.WriteAsync(warm);

        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        foreach (var batch in made.Skip(WarmUp))
        {
            var before = wall.Elapsed;
            await house.WriteAsync(batch);
            slowest = wall.Elapsed - before > slowest ? wall.Elapsed - before : slowest;
        }

        wall.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var adverts = batches * BatchSize;
        var size = new FileInfo(Path.Combine(house.Folder, "monitor.db")).Length / (double)(adverts + (WarmUp * BatchSize));
        output.WriteLine(
            $"{adverts} adverts, {campaigns.Length} campaigns: {adverts / wall.Elapsed.TotalSeconds:F0} adverts/s, {adverts / used.TotalSeconds:F0} adverts/cpu-s, "
            + $"slowest batch {slowest.TotalMilliseconds:F0} ms, {size:F0} bytes an advert");
        var list = await TimeAsync(async () => await house.Reader.ListAsync(new AlertFilter { OpenOnly = true }, TestContext.Current.CancellationToken));
        var first = house.Open()[0].Id;
        var detail = await TimeAsync(async () => await house.DetailAsync(first));
        output.WriteLine($"{house.Open().Count} open alerts: list of 50 in {list.TotalMilliseconds:F0} ms, alert page in {detail.TotalMilliseconds:F0} ms");
        Assert.Equal(adverts + (WarmUp * BatchSize), house.Count("ads"));
    }

    /// <summary>The best of five: what it costs, not what the machine did beside it.</summary>
    private static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var wall = Stopwatch.StartNew();
            await action();
            best = wall.Elapsed < best ? wall.Elapsed : best;
        }

        return best;
    }

    private static FlowItem Item(StoreHouse house, Random random, string id, CampaignId campaign)
    {
        var text = string.Join(' ', Enumerable.Range(0, Words).Select(_ => $"palabra{random.Next(4000)}"));
        var ad = new AdBuilder(id, campaign)
        {
            Body = text,
            FakeJob = random.NextDouble() * .7,
            Why = [new CampaignLink(LinkKind.Text, AdId.Parse("ad-0-0"), .9), new CampaignLink(LinkKind.Phone, AdId.Parse("ad-0-1"), 1)],
            Reasons = [.. Enumerable.Range(0, 20).Select(i => new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Term, Id = $"palabra{i}", Weight = .1, Field = AdField.Body, Start = i * 10, Length = 9, Text = "x" })],
        }.WithPhone($"+52550{random.Next(10_000_000):D7}").WithEmail($"correo{random.Next(100_000)}@bolsa.example").In("Puebla", $"Municipio {random.Next(50)}");
        var scored = ad.Build();
        scored = scored with { Linked = scored.Linked with { Signature = [.. Enumerable.Range(0, 129).Select(_ => (uint)random.Next())] } };
        var html = Encoding.UTF8.GetBytes($"<html>{text}{string.Concat(Enumerable.Range(0, PageBytes / 60).Select(i => $"<div class=\"row item-{random.Next(99)}\"><a href=\"/p/{i}\">enlace</a></div>"))}</html>")[..PageBytes];
        return new FlowItem { Page = ad.Page(house.Clock.GetUtcNow()) with { Body = html, Sha256 = Convert.ToHexStringLower(SHA256.HashData(html)) }, Scored = [scored] };
    }
}
