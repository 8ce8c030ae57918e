using CsCheck;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What hosts say of their rate limits, in every form in use.</summary>
public sealed class RateLimitFieldsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero);

    private static double? SecondsLeft(params string[] headers) =>
        (RateLimitFields.UsedUpUntil(headers.Select(header => header.Split(": ", 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1])), Now) - Now)?.TotalSeconds;

    [Theory]
    [InlineData("X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 2026-11-23T18:05:00.250Z", 300.25)]
    [InlineData("x-ratelimit-remaining: 0.0", "x-ratelimit-reset: 42", 42)]
    [InlineData("X-Ratelimit-Remaining: 0.4", "X-Ratelimit-Reset: 42", 42)]
    [InlineData("ratelimit-remaining: 0", "ratelimit-reset: 1795457100", 300)]
    [InlineData("RateLimit-Remaining: 0", "RateLimit-Reset: 1795457100000", 300)]
    [InlineData("RateLimit-Policy: \"default\";q=10;w=60", "RateLimit: \"default\";r=0;t=30", 30)]
    [InlineData("X-Other: 1", "RateLimit: \"minute\";r=0;t=30, \"day\";r=0;t=900, \"week\";r=7;t=9000", 900)]
    [InlineData("X-Other: 1", "RateLimit: limit=10, remaining=0, reset=50", 50)]
    [InlineData("RateLimit-Remaining: 0", "RateLimit-Reset: 999999", 86400)]
    public void A_limit_that_is_used_up_says_until_when(string one, string other, double seconds) => Assert.Equal(seconds, SecondsLeft(one, other));

    [Theory]
    [InlineData("X-RateLimit-Remaining: 1", "X-RateLimit-Reset: 42")]
    [InlineData("X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 2026-11-23T17:59:00Z")]
    [InlineData("X-RateLimit-Remaining: 0", "X-RateLimit-Reset: soon")]
    [InlineData("X-RateLimit-Remaining: 0", "X-RateLimit-Limit: 300")]
    [InlineData("X-RateLimit-Remaining: none", "X-RateLimit-Reset: 42")]
    [InlineData("X-RateLimit-Remaining: 0", "X-RateLimit-Reset: -42")]
    [InlineData("X-Other: 1", "RateLimit: \"default\";r=5;t=30")]
    [InlineData("X-Other: 1", "RateLimit: limit=10, remaining=3, reset=50")]
    public void A_limit_with_something_left_or_without_an_end_closes_nothing(string one, string other) => Assert.Null(SecondsLeft(one, other));

    [Fact]
    public void Whatever_a_host_writes_is_no_exception_and_at_most_a_day() => Gen.Select(Gen.String[Gen.Char["0123456789.;=rt,\" -eNaInf"], 0, 30], Gen.String[Gen.Char["0123456789.;=rt,\" -e:TZ"], 0, 30]).Sample((remaining, reset) =>
        SecondsLeft($"RateLimit-Remaining: {remaining}", $"RateLimit-Reset: {reset}", $"RateLimit: {remaining}{reset}") is null or (> 0 and <= 86400));
}
