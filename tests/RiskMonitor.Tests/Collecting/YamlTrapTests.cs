using System.Diagnostics;
using System.Text;
using RiskMonitor.Collecting.SourceFiles;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Source files made to break a YAML reader, at the largest size that is read (256 KB).</summary>
public sealed class YamlTrapTests
{
    private const int Largest = 256 * 1024;

    public static TheoryData<string, string> Traps => new()
    {
        { "lists in lists", Repeat("[") },
        { "maps in maps", Repeat("{a: ") },
        { "dashes", Repeat("- ") },
        { "question marks", Repeat("? ") },
        { "colons", Repeat("a: ") },
        { "aliases of aliases", "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n" },
        { "anchors", Repeat("&a ") },
        { "tags", Repeat("!a ") },
        { "a merge", "a: &a {b: c}\nd:\n  <<: *a\n" },
        { "quotes", Repeat("\"") },
        { "deeper and deeper", string.Concat(Enumerable.Range(0, 700).Select(i => new string(' ', i) + "a:\n")) },
        { "documents", Repeat("---\n") },
        { "directives", Repeat("%A b\n") },
        { "zeros", Repeat("\0") },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void A_trap_is_refused_in_linear_time(string trap, string yaml)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Throws<YamlRefusedException>(() => YamlReader.Read(yaml));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), trap);
    }

    [Theory]
    [InlineData("a: ", "x")]
    [InlineData("a: |\n  ", "x ")]
    [InlineData("a: \"", "\\n")]
    [InlineData("a: [", "x,")]
    [InlineData("#", "#")]
    public void A_huge_value_is_read_in_linear_time(string start, string repeated)
    {
        var started = Stopwatch.GetTimestamp();
        var yaml = start + Repeat(repeated)[..(Largest - 10)] + (start.EndsWith('"') ? "\"" : start.EndsWith('[') ? "]" : "\nb: c");
        Assert.NotNull(YamlReader.Read(start == "#" ? yaml + "\n" : yaml));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), start);
    }

    private static string Repeat(string text) => new StringBuilder(Largest + text.Length).Insert(0, text, Largest / text.Length).ToString();
}
