using System.CommandLine;
using RiskMonitor.App.Verbs;

namespace RiskMonitor.EndToEnd.Tests.Verbs;

/// <summary>monitor robots, as contracts.md writes it.</summary>
public sealed class RobotsVerbTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task One_line_an_address_in_order_with_rule_and_delay()
    {
        await File.WriteAllTextAsync(_file, "User-agent: FooBot\nDisallow: /x\nAllow: /x/y$\nCrawl-delay: 2.5\n", TestContext.Current.CancellationToken);

        var output = await RunAsync("robots", "--file", _file, "--agent", "foobot/1.0", "--", "https://a.example/x?b=c", "/x/y", "https://a.example/");

        Assert.Equal("disallowed\tDisallow: /x\t2.5\nallowed\tAllow: /x/y$\t2.5\nallowed\t-\t2.5\n", output);
    }

    [Fact]
    public async Task Without_a_delay_there_is_a_hyphen()
    {
        await File.WriteAllTextAsync(_file, "User-agent: *\nDisallow: /", TestContext.Current.CancellationToken);

        Assert.Equal("disallowed\tDisallow: /\t-\nallowed\t-\t-\n", await RunAsync("robots", "--file", _file, "--agent", "FooBot", "--", "/a", "/robots.txt"));
    }

    /// <summary>RFC 9309 §5.1 and §5.2.</summary>
    [Theory]
    [InlineData("foobot", "disallowed\tDisallow: /\t-\nallowed\tAllow: /example/page.html\t-\nallowed\tAllow: /example/allowed.gif\t-\ndisallowed\tDisallow: /\t-\n")]
    [InlineData("BarBot", "allowed\t-\t-\ndisallowed\tDisallow: /example/page.html\t-\nallowed\t-\t-\nallowed\t-\t-\n")]
    [InlineData("bazbot", "allowed\t-\t-\ndisallowed\tDisallow: /example/page.html\t-\nallowed\t-\t-\nallowed\t-\t-\n")]
    [InlineData("quxbot", "allowed\t-\t-\nallowed\t-\t-\nallowed\t-\t-\nallowed\t-\t-\n")]
    [InlineData("otherbot", "allowed\t-\t-\ndisallowed\tDisallow: /example/\t-\ndisallowed\tDisallow: /example/\t-\nallowed\tAllow: /publications/\t-\n")]
    [InlineData("longbot", "allowed\t-\t7\nallowed\tAllow: /example/page\t7\ndisallowed\tDisallow: /example/allowed.gif\t7\nallowed\t-\t7\n")]
    public async Task The_examples_of_the_RFC_are_answered_as_it_says(string agent, string expected)
    {
        await File.WriteAllTextAsync(
            _file,
            """
            User-Agent: *
            Disallow: *.gif$
            Disallow: /example/
            Allow: /publications/

            User-Agent: foobot
            Disallow:/
            Allow:/example/page.html
            Allow:/example/allowed.gif

            User-Agent: barbot
            User-Agent: bazbot
            Disallow: /example/page.html

            User-Agent: longbot
            Allow: /example/page
            Disallow: /example/allowed.gif
            Crawl-delay: 7

            User-Agent: quxbot
            """,
            TestContext.Current.CancellationToken);

        Assert.Equal(expected, await RunAsync("robots", "--file", _file, "--agent", agent, "--", "https://www.example.com/", "/example/page.html", "/example/allowed.gif", "/publications/x"));
    }

    [Theory]
    [InlineData("robots", "--file", "f", "--agent", "a")]
    [InlineData("robots", "--agent", "a", "--", "/x")]
    [InlineData("robots", "--file", "f", "--", "/x")]
    [InlineData("robots", "--file", "f", "--agent", "a", "--", "ftp://a.example/")]
    public void What_is_missing_or_no_address_is_wrong_usage(params string[] args) => Assert.NotEmpty(Root().Parse(args).Errors);

    private static RootCommand Root() => [RobotsVerb.Create()];

    private static async Task<string> RunAsync(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var code = await Root().Parse(args).InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        return output.ToString();
    }
}
