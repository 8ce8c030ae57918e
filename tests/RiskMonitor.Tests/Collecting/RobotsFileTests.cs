using System.Diagnostics;
using System.Text;
using CsCheck;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Tests.Collecting;

/// <summary>RFC 9309, section by section.</summary>
public sealed class RobotsFileTests
{
    private const string Site = "http://site.example";

    [Theory]
    [InlineData("user-agent: FooBot\ndisallow: /", "FooBot", false)]
    [InlineData("USER-AGENT: FooBot\nDISALLOW: /", "FooBot", false)]
    [InlineData("User-agent: fOObOT\nDisallow: /", "FooBot", false)]
    [InlineData("User-agent: FooBot\nDisallow: /", "foobot", false)]
    [InlineData("User-agent: FooBot\nDisallow: /", "FooBot/2.1", false)]
    [InlineData("User-agent: FooBot/1.0 (x)\nDisallow: /", "FooBot", false)]
    [InlineData("User-agent: FooBot\nDisallow: /", "FooBotter", true)]
    [InlineData("User-agent: FooBotter\nDisallow: /", "FooBot", true)]
    [InlineData("User-agent: Foo Bot\nDisallow: /", "Foo", false)]
    [InlineData("User-agent: *\nDisallow: /", "FooBot", false)]
    [InlineData("User-agent: * \nDisallow: /", "FooBot", false)]
    [InlineData("User-agent: * baz\nDisallow: /", "FooBot", false)]
    [InlineData("foo: FooBot\nbar: /", "FooBot", true)]
    [InlineData("user-agent FooBot\ndisallow /", "FooBot", false)]
    [InlineData("User-agent: FooBot\nDisalow: /", "FooBot", false)]
    [InlineData("", "FooBot", true)]
    [InlineData("Disallow: /", "FooBot", true)]
    [InlineData("User-agent: BarBot\nDisallow: /", "FooBot", true)]
    public void A_group_is_found_by_its_product_token(string file, string agent, bool allowed) => Assert.Equal(allowed, Decide(file, "/x", agent).Allowed);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: FooBot\nDisallow: /y", true)]
    [InlineData("User-agent: FooBot\nDisallow: /y\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: FooBot\n\nUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: FooBot\nDisallow:\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: BarBot\nUser-agent: FooBot\nDisallow: /", false)]
    [InlineData("User-agent: FooBot\nDisallow: /a\nUser-agent: BarBot\nDisallow: /b\nUser-agent: FooBot\nDisallow: /x", false)]
    [InlineData("User-agent: FooBot\nSitemap: http://site.example/s.xml\nUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: FooBot\nInvalid: x\nUser-agent: *\nDisallow: /", false)]
    public void Groups_of_one_crawler_are_combined_and_its_own_outweigh_those_for_everyone(string file, bool allowed) =>
        Assert.Equal(allowed, Decide(file, "/x").Allowed);

    [Theory]
    [InlineData("Disallow: /x/page.html\nAllow: /x/", "/x/page.html", false)]
    [InlineData("Allow: /x/page.html\nDisallow: /x/", "/x/page.html", true)]
    [InlineData("Allow: /x/page.html\nDisallow: /x/", "/x/", false)]
    [InlineData("Disallow:\nAllow:", "/x", true)]
    [InlineData("Disallow: /\nAllow: /", "/x", true)]
    [InlineData("Allow: /x\nDisallow: /x", "/x", true)]
    [InlineData("Disallow: /x\nAllow: /x/", "/x", false)]
    [InlineData("Disallow: /x\nAllow: /x/", "/x/", true)]
    [InlineData("Allow: /page\nDisallow: /*.html", "/page.html", false)]
    [InlineData("Allow: /page\nDisallow: /*.html", "/page", true)]
    [InlineData("Allow: /x/page.\nDisallow: /*.html", "/x/page.html", true)]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page.html", false)]
    [InlineData("Disallow: /X", "/x", true)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    public void The_longest_rule_decides_and_allow_wins_a_tie(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Decide("User-agent: FooBot\n" + rules, path).Allowed);

    [Theory]
    [InlineData("/fish", "/fish /fish.html /fish/salmon.html /fishheads /fishheads/yummy.html /fish.html?id=anything", "/Fish.asp /catfish /?id=fish /desert/fish")]
    [InlineData("/fish*", "/fish /fish.html /fish/salmon.html /fishheads", "/Fish.asp /catfish /?id=fish")]
    [InlineData("/fish/", "/fish/ /fish/?id=anything /fish/salmon.htm", "/fish /fish.html /Fish/Salmon.asp")]
    [InlineData("fish", "/fish /fish.html", "/catfish")]
    [InlineData("/*.php", "/index.php /filename.php /folder/filename.php?parameters /folder/any.php.file.html /filename.php/ //folder/any.php /index?f=a.php/", "/ /windows.PHP /php/ /index?php")]
    [InlineData("/*.php$", "/filename.php /folder/filename.php /a.php?b.php", "/filename.php?parameters /filename.php/ /filename.php5 /windows.PHP /aaaphpaaa")]
    [InlineData("/fish*.php", "/fish.php /fishheads/catfish.php?parameters", "/Fish.PHP /fish")]
    [InlineData("/foo/bar$", "/foo/bar", "/foo/bar/ /foo/bar/baz /foo/barr")]
    [InlineData("/foo/*/qux", "/foo//qux /foo/bar/qux /foo/bax/baz/quxx", "/foo/qux /foo/bar")]
    [InlineData("/a$b", "/a$b /a$bc", "/a /ab")]
    [InlineData("*/x", "/x /a/x", "/a/y")]
    [InlineData("/a*$", "/a /abc", "/b")]
    [InlineData("/a**b", "/ab /axb", "/a")]
    [InlineData("/ab*ba$", "/abba /abxba", "/aba")]
    [InlineData("/foo/quz#qux", "/foo/quz", "/foo")]
    public void Stars_and_a_last_dollar_are_special(string pattern, string matching, string others)
    {
        Assert.All(matching.Split(' '), path => Assert.False(Decide($"User-agent: *\nDisallow: {pattern}", path).Allowed));
        Assert.All(others.Split(' '), path => Assert.True(Decide($"User-agent: *\nDisallow: {pattern}", path).Allowed));
    }

    [Theory]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz")]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar")]
    [InlineData("/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar")]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/ツ")]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    [InlineData("/foo/bar/baz", "/foo/bar/%62%61%7a")]
    [InlineData("/señora", "/se%C3%B1ora")]
    public void Two_spellings_of_one_address_match(string pattern, string path) =>
        Assert.False(Decide($"User-agent: *\nDisallow: {pattern}", path).Allowed);

    [Fact]
    public void A_slash_in_the_path_is_not_an_escaped_slash() => Assert.True(Decide("User-agent: *\nDisallow: /a/b", "/a%2Fb").Allowed);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\n\n# comment\n  \n")]
    public void Lines_end_as_they_like(string end) =>
        Assert.Equal("Disallow: /x", Decide(string.Join(end, "# head", "User-agent: FooBot # us", "Disallow: /x # here", "Allow: /"), "/x").Rule);

    [Fact]
    public void A_byte_order_mark_whole_or_in_part_is_skipped()
    {
        var rules = "User-agent: FooBot\nDisallow: /x"u8.ToArray();
        byte[] mark = [0xEF, 0xBB, 0xBF];
        for (var length = 0; length <= 3; length++)
            Assert.False(RobotsFile.Parse([.. mark[..length], .. rules]).GroupFor("FooBot").Decide(new Uri(Site + "/x")).Allowed);
        Assert.True(RobotsFile.Parse([0xEF, 0x11, 0xBF, .. rules]).GroupFor("FooBot").Decide(new Uri(Site + "/x")).Allowed);
    }

    [Fact]
    public void At_least_500_KiB_are_read_and_a_line_cut_in_half_says_nothing()
    {
        var padding = new string('#', 500 * 1024 - 60) + "\n";
        var inside = RobotsFile.Parse(Encoding.UTF8.GetBytes(padding + "User-agent: *\nDisallow: /x\n"));
        Assert.False(inside.GroupFor("FooBot").Decide(new Uri(Site + "/x")).Allowed);

        var beyond = RobotsFile.Parse(Encoding.UTF8.GetBytes(padding + "User-agent: *\nDisallow: /x\nAllow: /xyz\nDisallow: " + new string('x', 100)));
        Assert.False(beyond.GroupFor("FooBot").Decide(new Uri(Site + "/x")).Allowed);
        Assert.True(beyond.GroupFor("FooBot").Decide(new Uri(Site + "/xyz")).Allowed);
    }

    [Theory]
    [InlineData("Crawl-delay: 10", 10.0)]
    [InlineData("crawl-delay:2.5", 2.5)]
    [InlineData("Crawl-delay: 1", 2.0)]
    [InlineData("Crawl-delay: 0", 2.0)]
    [InlineData("Crawl-delay: 3600", 60.0)]
    [InlineData("Crawl-delay: NaN", null)]
    [InlineData("Crawl-delay: Infinity", null)]
    [InlineData("Crawl-delay: 1e999", null)]
    [InlineData("Crawl-delay: 99999999999999999999999999", 60.0)]
    [InlineData("Crawl-delay: 5\nCrawl-delay: 9", 9.0)]
    [InlineData("Crawl-delay: -1", null)]
    [InlineData("Crawl-delay: ten", null)]
    [InlineData("Crawl-delay:", null)]
    [InlineData("Disallow: /x", null)]
    public void Crawl_delay_is_held_to_2_to_60_seconds(string rule, double? seconds) =>
        Assert.Equal(seconds, Decide("User-agent: FooBot\n" + rule, "/").CrawlDelay?.TotalSeconds);

    [Fact]
    public void Crawl_delay_belongs_to_the_crawlers_named_before_it_and_ends_no_list_of_them()
    {
        const string file = "User-agent: BarBot\nCrawl-delay: 30\nUser-agent: FooBot\nDisallow: /x\n";
        Assert.Null(Decide(file, "/x", "FooBot").CrawlDelay);
        Assert.Equal(30, Decide(file, "/x", "BarBot").CrawlDelay?.TotalSeconds);
        Assert.False(Decide(file, "/x", "BarBot").Allowed);
    }

    [Fact]
    public void Whatever_the_bytes_are_there_is_an_answer()
    {
        var words = Gen.OneOf(
            Gen.OneOf(Gen.Const("User-agent: FooBot\n"), Gen.Const("Disallow: /"), Gen.Const("Allow:*$"), Gen.Const("\r"), Gen.Const("%"), Gen.Const("%4"), Gen.Const("#"), Gen.Const(":"), Gen.Const("*")),
            Gen.String[0, 20]);
        Gen.Select(words.List[0, 30], Gen.Byte.Array[0, 40]).Sample((text, bytes) =>
        {
            byte[] file = [.. Encoding.UTF8.GetBytes(string.Concat(text)), .. bytes];
            Assert.NotNull(RobotsFile.Parse(file).GroupFor("FooBot").Decide(new Uri(Site + "/x?y=%")));
        });
    }

    /// <summary>The matcher against the plainest way to write it.</summary>
    [Fact]
    public void Matching_agrees_with_a_backtracking_matcher() =>
        Gen.Select(Gen.String[Gen.Char["ab*$/"], 0, 8], Gen.String[Gen.Char["ab$/"], 0, 10]).Sample((pattern, path) =>
            Assert.Equal(!Plain("/" + pattern, "/" + path), Decide($"User-agent: *\nDisallow: /{pattern}", "/" + path).Allowed));

    [Fact]
    public void Hostile_patterns_take_no_time()
    {
        var file = new StringBuilder("User-agent: *\n");
        while (file.Length < 500 * 1024)
            file.Append("Disallow: /").Append(string.Concat(Enumerable.Repeat("a*", 1000))).Append("b\n");
        var started = Stopwatch.GetTimestamp();

        Assert.True(Decide(file.ToString(), "/" + new string('a', 8000)).Allowed);

        // Generous for a busy machine; a backtracking matcher would not end at all.
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    private static bool Plain(string pattern, string path)
    {
        var toTheEnd = pattern.EndsWith('$');
        return At(toTheEnd ? pattern[..^1] : pattern, path);

        bool At(ReadOnlySpan<char> rest, ReadOnlySpan<char> of)
        {
            if (rest.IsEmpty)
                return !toTheEnd || of.IsEmpty;
            if (rest[0] == '*')
                return At(rest[1..], of) || (!of.IsEmpty && At(rest, of[1..]));
            return !of.IsEmpty && of[0] == rest[0] && At(rest[1..], of[1..]);
        }
    }

    private static RobotsDecision Decide(string file, string path, string agent = "FooBot") =>
        RobotsFile.Parse(Encoding.UTF8.GetBytes(file)).GroupFor(agent).Decide(new Uri(Site + path));
}
