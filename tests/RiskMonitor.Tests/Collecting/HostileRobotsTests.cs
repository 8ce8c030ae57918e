using System.Diagnostics;
using System.Text;
using CsCheck;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Tests.Collecting;

/// <summary>2,000 generated files, hostile shapes among them: none throws, none takes long.</summary>
public sealed class HostileRobotsTests
{
    private const int Files = 2000;

    private static readonly Gen<string> Path = Gen.OneOf(
        Gen.String[Gen.Char["/ab*$?%#=&.ñツ \t"], 0, 40],
        Gen.Const("/*"),
        Gen.Const("%"),
        Gen.Const("/%2A%24%zz%4"),
        Gen.Int[1, 3000].Select(count => "/" + string.Concat(Enumerable.Repeat("a*", count))),
        Gen.Int[1, 3000].Select(count => "/" + new string('a', count) + "b"));

    private static readonly Gen<string> Line = Gen.OneOf(
        Gen.Select(One("Allow", "Disallow", "disalow", "ALLOW"), One(":", " : ", " ", ""), Path, (name, colon, path) => name + colon + path),
        One("RiskMonitor", "*", "otro", "RiskMonitor/1.0", "", "a b c").Select(agent => "User-agent: " + agent),
        Gen.Int[0, 1000].Select(number => $"User-agent: bot{number}"),
        One("Crawl-delay: 5", "Crawl-delay: 1e9", "Sitemap: https://a.example/s.xml", "Sitemap: x", "# comment", "", ":", "\0\0", "\uFEFF"),
        Gen.String[0, 60]);

    private static readonly Gen<byte[]> Ordinary =
        Gen.Select(Line.List[0, 60], One("\n", "\r\n", "\r", "\n\n")).Select((lines, end) => Encoding.UTF8.GetBytes(string.Join(end, lines)));

    private static readonly Gen<byte[]> Hostile = Gen.Select(Gen.Int[0, 9], Gen.Int[1, RobotsFile.MaxBytes], Gen.Int).Select((shape, size, seed) => shape switch
    {
        0 => Filled("User-agent: *\nDisallow: /", "a*", size),
        1 => Filled("User-agent: *\n", "Disallow: /a*a*a*a*b\n", size),
        2 => [.. Filled("", "User-agent:b\n", size / 2), .. Filled("User-agent: *\n", "Allow:/\n", size / 2)],
        3 => Filled("", "User-agent: *\nDisallow: /x\n", size),
        4 => Filled("User-agent: *\nDisallow: /", "a", size),
        5 => Junk(seed, size),
        6 => Filled("User-agent: *\n", "Crawl-delay: 3\nUser-agent: *\n", size),
        7 => Filled("User-agent: *\nDisallow: /", "%", size),
        8 => [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, size / 20).Select(number => $"User-agent:b{number}\n"))), .. Filled("User-agent: *\n", "Allow:/a$\n", size / 2)],
        _ => [.. "User-agent: *\nDisallow: /"u8, .. Junk(seed, size)],
    });

    [Fact]
    public void No_generated_file_throws_or_takes_long()
    {
        Uri[] urls = [.. Enumerable.Range(0, 20).Select(number => new Uri($"https://site.example/{new string('a', 1 + (number * 100))}/b?x=%2F{number}$*"))];
        var (spent, longest, count, seen) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0L);
        var worst = "";
        RobotsFile.Parse("User-agent: *\nDisallow: /a*b$\n").Decide("RiskMonitor", urls[0]); // the compiler's time is not the file's

        Gen.Frequency((3, Ordinary), (1, Hostile)).Sample(
            file =>
            {
                var started = Stopwatch.GetTimestamp();
                var robots = RobotsFile.Parse(file);
                foreach (var url in urls)
                    Assert.NotNull(robots.Decide("RiskMonitor", url));
                var took = Stopwatch.GetElapsedTime(started);
                if (took > longest)
                    worst = Encoding.Latin1.GetString(file.AsSpan(0, Math.Min(file.Length, 40))).ReplaceLineEndings(" ");
                (spent, longest, count, seen) = (spent + took, took > longest ? took : longest, count + 1, seen + file.Length);
            },
            seed: "0N0XIzNsQ0O2",
            iter: Files,
            threads: 1);

        Assert.Equal(Files, count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} files of {seen / count} bytes: {spent.TotalMilliseconds / count:0.00} ms on average, {longest.TotalMilliseconds:0} ms at most ({worst})");
        // The goal, with room for a busy machine in the hard limit only.
        Assert.InRange(spent / count, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(number => values[number]);

    private static byte[] Filled(string head, string piece, int size)
    {
        var text = new StringBuilder(head, size + piece.Length);
        while (text.Length + piece.Length <= size)
            text.Append(piece);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static byte[] Junk(int seed, int size)
    {
        var junk = new byte[size];
        new Random(seed).NextBytes(junk);
        return junk;
    }
}
