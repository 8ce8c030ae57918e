using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Ways to lead a collector into the machine or the network it runs in. Canaries listen there: nobody may come.</summary>
public sealed class HostileAddressTests : IDisposable
{
    private readonly Canary _canary = new();

    /// <summary>{0} is the canary's free port.</summary>
    public static TheoryData<string> Forms => new(
        from form in (string[])
        [
            // IPv4 in every spelling that some parser reads.
            "127.0.0.1", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7f.1", "0x7f.0x0.0x0.0x1", "0177.0.0.1", "0177.1", "127.0.0.01",
            "0x7f.0.1", "127.255.255.254", "0", "0.0.0.0", "0x0", "00000000177.1",
            "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７｡０｡０｡１", "①②⑦.0.0.1", "⑫7.0.0.1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "%31%32%37.0.0.1", "127%2E0%2E0%2E1",
            // Names.
            "localhost", "LOCALHOST", "localhost.", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ", "loc%61lhost", "otro.localhost", "otro.localhost.",
            // IPv6, and IPv4 inside it.
            "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]",
            "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::80ff:fffe]",
            "[2606:4700::5efe:7f00:1]", "[2606:4700::200:5efe:a00:1]", "[fe80::1]", "[fe80::1%251]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[100::1]", "[2001:db8::1]",
            // Private, shared, special.
            "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "2852039166", "0xa9fea9fe", "100.64.0.1", "100.100.100.200", "192.0.0.1", "192.0.0.192", "198.18.0.1",
            "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
            // User information that looks like a host.
            "empleos.example@127.0.0.1", "empleos.example:80@localhost", "127.0.0.1:80@127.0.0.1", "empleos.example%40@127.0.0.1",
        ]
        from url in (string[])[$"http://{form}/", $"https://{form}/", $"http://{form}:{{0}}/"]
        select url);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task No_spelling_of_an_inner_address_is_a_way_in(string form)
    {
        // Names that are not literals are asked of DNS, which is as hostile as it can be.
        using var collector = new Collector(resolve: Collector.LeadsTo("127.0.0.1", "::1"));
        if (!Uri.TryCreate(string.Format(CultureInfo.InvariantCulture, form, _canary.Port), UriKind.Absolute, out var url))
            return;

        var answer = await collector.GetAsync(url.AbsoluteUri);

        Assert.Equal(FetchOutcome.Disallowed, answer.Outcome);
        Assert.Null(answer.Exchange);
        Assert.Equal(0, _canary.Visits);
    }

    [Fact]
    public void Almost_all_of_these_forms_are_addresses_to_the_parser() =>
        Assert.InRange(Forms.Count(form => Uri.TryCreate(string.Format(CultureInfo.InvariantCulture, form.Data, 8080), UriKind.Absolute, out _)), 200, 400);

    [Fact]
    public async Task Redirects_that_end_inside_lead_nowhere()
    {
        await using var site = await TestSite.StartAsync();
        string[] inside = [$"http://127.0.0.1:{_canary.Port}/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "http://169.254.169.254/latest/meta-data/", $"http://otro.localhost:{_canary.Port}/", "//127.1/x", "http://rebote.example/"];
        foreach (var (number, target) in inside.Index())
            site.Redirect($"/{number}/a", $"/{number}/b").Redirect($"/{number}/b", $"/{number}/c").Redirect($"/{number}/c", target);
        using var collector = new Collector(resolve: Collector.LeadsTo("127.0.0.1"));

        foreach (var number in Enumerable.Range(0, inside.Length))
        {
            var url = site.Url($"/{number}/a");
            HttpAnswer answer;
            do
            {
                answer = await collector.GetAsync(url.AbsoluteUri);
                url = answer.RedirectsTo;
            }
            while (url is not null);
            Assert.Equal(FetchOutcome.Disallowed, answer.Outcome);
        }

        Assert.Equal(inside.Length * 3, site.Asked.Count);
        Assert.Equal(0, _canary.Visits);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("data:text/html,hola")]
    [InlineData("javascript:1")]
    public async Task A_redirect_to_another_scheme_is_none(string target)
    {
        await using var site = (await TestSite.StartAsync()).Redirect("/", target);
        using var collector = new Collector();

        var answer = await collector.GetAsync(site.Url("/").AbsoluteUri);

        Assert.Equal((FetchOutcome.HttpError, null), (answer.Outcome, answer.RedirectsTo));
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_checked_at_every_connection()
    {
        await using var site = (await TestSite.StartAsync()).On("/", context =>
        {
            context.Response.Headers.Connection = "close";
            context.Response.ContentType = "text/html";
            return Task.CompletedTask;
        });
        await using var proxy = new ConnectProxy(site.Port);
        var asked = 0;
        using var collector = new Collector(
            new() { ["Collection:Proxy"] = proxy.Url },
            resolve: (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback]));

        var first = await collector.GetAsync("http://cambia.example/");
        var second = await collector.GetAsync("http://cambia.example/");

        Assert.Equal((FetchOutcome.Fetched, FetchOutcome.Disallowed), (first.Outcome, second.Outcome));
        Assert.Equal(2, asked);
        Assert.Equal(["CONNECT 8.8.8.8:80 HTTP/1.1 | Host: 8.8.8.8:80"], proxy.Asked);
        Assert.Equal(0, _canary.Visits);
    }

    [Fact]
    public async Task Of_a_public_and_a_private_address_only_the_public_one_is_asked()
    {
        await using var site = await TestSite.StartAsync();
        await using var proxy = new ConnectProxy(site.Port, _ => "HTTP/1.1 502 Bad Gateway");
        using var collector = new Collector(new() { ["Collection:Proxy"] = proxy.Url }, resolve: Collector.LeadsTo("127.0.0.1", "8.8.8.8", "::1", "10.0.0.1"));

        var answer = await collector.GetAsync("http://doble.example/");

        Assert.Equal(FetchOutcome.Unreachable, answer.Outcome);
        Assert.Equal(["CONNECT 8.8.8.8:80 HTTP/1.1 | Host: 8.8.8.8:80"], proxy.Asked);
        Assert.Equal(0, _canary.Visits);
    }

    [Fact]
    public async Task A_canary_does_see_who_comes()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _canary.Port, TestContext.Current.CancellationToken);

        Assert.Equal(1, _canary.Visits);
    }

    public void Dispose() => _canary.Dispose();
}
