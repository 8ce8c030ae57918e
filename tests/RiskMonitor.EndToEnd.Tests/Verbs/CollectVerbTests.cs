using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Verbs;

/// <summary>monitor collect --dry-run, beside what a run left.</summary>
public sealed class CollectVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("en_US.UTF-8", "asked to wait; nothing is asked of it, not before")]
    [InlineData("es_MX.UTF-8", "pidió esperar; no se le pide nada antes de las")]
    public async Task A_dry_run_leaves_alone_a_host_that_asked_the_last_run_to_wait(string language, string said)
    {
        var asked = new ConcurrentQueue<string>();
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string>(), context =>
        {
            asked.Enqueue(context.Request.Path);
            context.Response.Headers.RetryAfter = "600";
            context.Response.StatusCode = context.Request.Path == "/lista" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status404NotFound;
        });
        await File.WriteAllTextAsync(_folder.File("prueba.yaml"), $$"""
            id: prueba
            kind: web_list
            startUrls: ["{{site.Address}}/lista"]
            schedule: { interval: 6h }
            delay: 0s
            language: es
            channel: job_board
            purpose: A site of one test.
            legalBasis: Our own site on this machine.
            termsReviewed: { date: 2026-11-20, by: a test }
            extract: { layout: jsonld, adLinks: a }
            """, TestContext.Current.CancellationToken);
        await CollectAsync(language, "--once");
        Assert.Equal(["/robots.txt", "/lista"], asked);

        var plan = await CollectAsync(language, "--dry-run");

        Assert.Equal(2, asked.Count);
        Assert.Equal(3, plan.ExitCode);
        Assert.Contains($"localhost {said} ", plan.Errors, StringComparison.Ordinal);
        Assert.StartsWith("allowed\tlist\t0\t", Assert.Single(plan.Output), StringComparison.Ordinal);
    }

    private Task<FinishedRun> CollectAsync(string language, string how) => MonitorProcess.RunAsync(
        ["collect", "prueba", how, "--sources", Path.GetDirectoryName(_folder.File("prueba.yaml"))!, "--data", _folder.File("data")],
        new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost", ["Collection__Retries"] = "0", ["LANG"] = language });
}
