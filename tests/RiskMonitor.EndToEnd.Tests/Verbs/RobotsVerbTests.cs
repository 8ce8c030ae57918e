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
