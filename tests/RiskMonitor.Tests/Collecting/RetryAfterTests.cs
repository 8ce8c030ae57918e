using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Tests.Collecting;

/// <summary>RFC 9110 §10.2.3 and the dates of §5.6.7.</summary>
public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 7 ", 7)]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("86400", 86400)]
    [InlineData("86401", 86400)]
    [InlineData("99999999999999999999999999", 86400)]
    [InlineData("Fri, 27 Nov 2026 12:02:00 GMT", 120)]
    [InlineData("Friday, 27-Nov-26 12:02:00 GMT", 120)]
    [InlineData("Fri Nov 27 12:02:00 2026", 120)]
    [InlineData("Tue Dec  1 12:00:00 2026", 86400)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 0)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", 0)]
    [InlineData("Sun Nov  6 08:49:37 1994", 0)]
    public void Seconds_and_all_three_kinds_of_date_are_a_time_within_a_day(string value, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), RetryAfter.Read(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-")]
    [InlineData("1.5")]
    [InlineData("12 minutes")]
    [InlineData("+5")]
    [InlineData("0x10")]
    [InlineData("Fri, 31 Feb 2026 12:02:00 GMT")]
    [InlineData("2026-11-27T12:02:00Z")]
    public void Nonsense_says_nothing(string? value) => Assert.Null(RetryAfter.Read(value, Now));
}
