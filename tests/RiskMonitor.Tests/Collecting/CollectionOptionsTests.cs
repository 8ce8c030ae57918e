using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

public sealed class CollectionOptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_those_of_the_documents()
    {
        var options = Read([]);

        Assert.Equal(TimeSpan.FromSeconds(5), options.DefaultDelay);
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)), (options.ConnectTimeout, options.TotalTimeout));
        Assert.Equal((2 * 1024 * 1024, 100, 32, 5, 1024), (options.MaxBodyBytes, options.MaxCompressionRatio, options.MaxHeaderKilobytes, options.MaxRedirects, options.MinBytesPerSecond));
        Assert.Empty(options.LoopbackHosts);
        Assert.True(options.RobotsLifetime <= TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData("LoopbackHosts:0", "empleos.example")]
    [InlineData("LoopbackHosts:0", "10.0.0.1")]
    [InlineData("LoopbackHosts:0", "localhost.example")]
    [InlineData("LoopbackHosts:0", "localhost:5081")]
    [InlineData("LoopbackHosts:0", "a b.localhost")]
    [InlineData("Product", "Risk Monitor 1")]
    [InlineData("Product", "")]
    [InlineData("Contact", "nobody")]
    [InlineData("DefaultDelay", "00:00:01")]
    [InlineData("DefaultDelay", "02:00:00")]
    [InlineData("ConnectTimeout", "00:00:00")]
    [InlineData("ConnectTimeout", "00:00:45")]
    [InlineData("TotalTimeout", "01:00:00")]
    [InlineData("MaxBodyBytes", "0")]
    [InlineData("MaxCompressionRatio", "1")]
    [InlineData("MaxHeaderKilobytes", "0")]
    [InlineData("MaxRedirects", "100")]
    [InlineData("MinBytesPerSecond", "-1")]
    [InlineData("MaxConcurrentRequests", "0")]
    [InlineData("MaxConcurrentRequests", "257")]
    [InlineData("Proxy", "proxy.example:3128")]
    [InlineData("Proxy", "https://proxy.example:3128")]
    [InlineData("Proxy", "socks5://proxy.example:1080")]
    [InlineData("Proxy", "http://name:word@proxy.example:3128")]
    [InlineData("Proxy", "http://proxy.example:3128/path")]
    [InlineData("RobotsLifetime", "1.00:00:01")]
    [InlineData("RobotsRetry", "00:00:00")]
    public void A_value_out_of_its_range_is_refused_and_its_field_named(string field, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(new() { ["Collection:" + field] = value }));

        Assert.Contains(field.Split(':')[0], refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("Jobs.Localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.8.7")]
    public void Names_of_this_machine_may_be_listed(string host) =>
        Assert.True(Read(new() { ["Collection:LoopbackHosts:0"] = host }).IsLoopback(host.ToUpperInvariant()));

    [Theory]
    [InlineData(null, "(loopback only)")]
    [InlineData("linea@org.example", "(+mailto:linea@org.example)")]
    [InlineData("https://org.example/monitor", "(+https://org.example/monitor)")]
    public void The_user_agent_says_how_to_reach_us(string? contact, string end) =>
        Assert.EndsWith(end, Read(new() { ["Collection:Contact"] = contact }).UserAgent, StringComparison.Ordinal);

    private static CollectionOptions Read(Dictionary<string, string?> settings)
    {
        using var services = new ServiceCollection()
            .AddCollecting(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<CollectionOptions>>().Value;
    }
}
