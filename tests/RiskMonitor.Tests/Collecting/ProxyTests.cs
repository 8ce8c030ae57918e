using System.Net;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Collection:Proxy: CONNECT to an address that was resolved and checked here.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = (await TestSite.StartAsync()).Html("/", A.AdPage);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("8.8.8.8", "CONNECT 8.8.8.8:80 HTTP/1.1 | Host: 8.8.8.8:80")]
    [InlineData("2001:4860:4860::8888", "CONNECT [2001:4860:4860::8888]:80 HTTP/1.1 | Host: [2001:4860:4860::8888]:80")]
    public async Task A_public_site_is_asked_through_the_proxy_by_its_address_also_on_port_80(string address, string asked)
    {
        await using var proxy = new ConnectProxy(_site.Port);
        using var collector = Through(proxy, Collector.LeadsTo(address));

        var answer = await collector.GetAsync("http://empleos.example/");
        var again = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Fetched, FetchOutcome.Fetched), (answer.Outcome, again.Outcome));
        Assert.Equal([asked], proxy.Asked);
        Assert.Equal("empleos.example", _site.LastHeaders.Host);
        Assert.Equal(IPAddress.Parse(address), answer.Exchange!.Address);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_proxy_is_no_way_into_a_private_network(string address)
    {
        await using var proxy = new ConnectProxy(_site.Port);
        using var collector = Through(proxy, Collector.LeadsTo(address));

        Assert.Equal(FetchOutcome.Disallowed, (await collector.GetAsync("http://empleos.example/")).Outcome);
        Assert.Equal(FetchOutcome.Disallowed, (await collector.GetAsync($"http://{address}/")).Outcome);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task Sites_on_this_machine_are_asked_without_it()
    {
        await using var proxy = new ConnectProxy(_site.Port);
        using var collector = Through(proxy);

        Assert.Equal(FetchOutcome.Fetched, (await collector.GetAsync(_site.Url("/").AbsoluteUri)).Outcome);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task Where_the_proxy_knows_no_way_the_next_address_is_tried()
    {
        await using var proxy = new ConnectProxy(_site.Port, target => target.StartsWith('[') ? "HTTP/1.1 502 Bad Gateway" : null);
        using var collector = Through(proxy, Collector.LeadsTo("2001:4860:4860::8888", "8.8.8.8"));

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Fetched, IPAddress.Parse("8.8.8.8")), (answer.Outcome, answer.Exchange!.Address));
        Assert.Equal(2, proxy.Asked.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden", "the proxy refuses the connection (HTTP 403)")]
    [InlineData("SSH-2.0-OpenSSH_9.2", "the proxy does not answer as one")]
    public async Task A_proxy_that_refuses_is_an_outcome(string line, string reason)
    {
        await using var proxy = new ConnectProxy(_site.Port, _ => line);
        using var collector = Through(proxy, Collector.LeadsTo("8.8.8.8"));

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Unreachable, reason), (answer.Outcome, answer.Reason));
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public async Task A_proxy_that_is_away_is_an_outcome_and_nothing_goes_around_it()
    {
        var proxy = new ConnectProxy(_site.Port);
        using var collector = Through(proxy, Collector.LeadsTo("8.8.8.8"));
        await proxy.DisposeAsync();

        var answer = await collector.GetAsync("http://empleos.example/");

        Assert.Equal((FetchOutcome.Unreachable, "the proxy cannot be reached"), (answer.Outcome, answer.Reason));
    }

    private static Collector Through(ConnectProxy proxy, RiskMonitor.Collecting.Fetching.HostResolver? resolve = null) =>
        new(new() { ["Collection:Proxy"] = proxy.Url }, resolve: resolve);
}
