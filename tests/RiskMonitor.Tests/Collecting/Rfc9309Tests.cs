using System.Text;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Every MUST and SHOULD of RFC 9309 about the file itself, each test named by its section. Those about fetching it are in PolitenessTests and Rfc9309AccessTests.</summary>
public sealed class Rfc9309Tests
{
    private const string Site = "https://www.example.com";

    private const string SimpleExample = """
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

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("allow", "disallow", "user-agent")]
    [InlineData("ALLOW", "DISALLOW", "USER-AGENT")]
    [InlineData("aLLoW", "DisALLow", "User-agenT")]
    public void Section_2_2_Field_names_are_matched_without_case(string allow, string disallow, string agent) =>
        Assert.Equal((false, true), (Allowed($"{agent}: b\n{disallow}: /\n{allow}: /x", "/y"), Allowed($"{agent}: b\n{disallow}: /\n{allow}: /x", "/x")));

    [Theory]
    [InlineData("user-agent:b\ndisallow:/")]
    [InlineData("  user-agent  :  b  \n\t disallow\t:\t/\t")]
    [InlineData("\n\n\r\nuser-agent: b\n\n\n   \ndisallow: /\n")]
    public void Section_2_2_White_space_around_fields_and_values_and_empty_lines_say_nothing(string file) => Assert.False(Allowed(file, "/x"));

    [Theory]
    [InlineData("user-agent: b\rdisallow: /x\rallow: /x/y")]
    [InlineData("user-agent: b\ndisallow: /x\nallow: /x/y")]
    [InlineData("user-agent: b\r\ndisallow: /x\r\nallow: /x/y\r\n")]
    [InlineData("user-agent: b\n\rdisallow: /x\r\r\nallow: /x/y")]
    public void Section_2_2_CR_LF_and_CRLF_end_a_line(string file) => Assert.Equal((false, true), (Allowed(file, "/x"), Allowed(file, "/x/y")));

    [Theory]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\f')]
    public void Section_2_2_Nothing_else_ends_a_line(char other) => Assert.False(Allowed($"user-agent: b\ndisallow: /\n# a{other}allow: /", "/x"));

    [Fact]
    public void Section_2_2_Comments_stand_alone_or_at_the_end_of_a_line() =>
        Assert.Equal((false, true), (Allowed("# a: b\nuser-agent: b # disallow: /y\ndisallow: /x#y\n#disallow: /y", "/x"), Allowed("user-agent: b\ndisallow: /x # /y\n#disallow: /y", "/y")));

    [Fact]
    public void Section_2_2_The_file_is_UTF_8() =>
        Assert.Equal((false, true), (Allowed("user-agent: b\ndisallow: /señora/ツ", "/se%C3%B1ora/%E3%83%84"), Allowed("user-agent: b\ndisallow: /señora", "/se%F1ora")));

    [Fact]
    public void Section_2_2_Octets_that_are_no_UTF_8_harm_no_other_rule_and_are_compared_as_they_are()
    {
        var robots = RobotsFile.Parse([.. "user-agent: b\ndisallow: /x\ndisallow: /se"u8, 0xF1, .. "ora\n"u8, 0xFF, 0xC3, .. "\nallow: /x/y"u8]);

        Assert.Equal([false, true, false, true], ((string[])["/x", "/x/y", "/se%F1ora", "/se%C3%B1ora"]).Select(path => robots.Decide("b", new Uri(Site + path)).Allowed));
    }

    [Theory]
    [InlineData("ExampleBot")]
    [InlineData("examplebot")]
    [InlineData("EXAMPLEBOT")]
    [InlineData("ExampleBot/0.1")]
    public void Section_2_2_1_Product_token_is_matched_without_case(string agent) => Assert.False(Allowed("User-agent: exampleBOT\nDisallow: /", "/x", agent));

    [Theory]
    [InlineData("ExampleBot/0.1", false)]
    [InlineData("ExampleBot (hello)", false)]
    [InlineData("ExampleBot*", false)]
    [InlineData("ExampleBotter", true)]
    [InlineData("Example", true)]
    [InlineData("Example_Bot", true)]
    [InlineData("Example-Bot", true)]
    public void Section_2_2_1_A_token_is_letters_hyphen_and_underscore_and_matched_whole(string named, bool allowed) =>
        Assert.Equal(allowed, Allowed($"User-agent: {named}\nDisallow: /", "/x", "ExampleBot"));

    [Fact]
    public void Section_2_2_1_Groups_of_one_crawler_are_combined()
    {
        const string file = "user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: OtherBot\ndisallow: /other\n\nuser-agent: EXAMPLEBOT/2\ndisallow: /baz\n";

        Assert.Equal("no no no yes", string.Join(' ', ((string[])["/foo", "/bar", "/baz", "/other"]).Select(path => Allowed(file, path, "ExampleBot") ? "yes" : "no")));
    }

    [Fact]
    public void Section_2_2_1_Groups_for_everyone_are_combined_and_hold_for_who_is_not_named() =>
        Assert.Equal((false, false, true), (Allowed("user-agent: *\ndisallow: /a\nuser-agent: c\nuser-agent: *\ndisallow: /b", "/a"), Allowed("user-agent: *\ndisallow: /a\nuser-agent: c\nuser-agent: *\ndisallow: /b", "/b"), Allowed("user-agent: *\ndisallow: /a\nuser-agent: b\ndisallow: /b", "/a")));

    [Theory]
    [InlineData("")]
    [InlineData("disallow: /\nallow: /y")]
    [InlineData("user-agent: c\ndisallow: /")]
    public void Section_2_2_1_Without_a_group_no_rule_holds(string file) => Assert.True(Allowed(file, "/x"));

    [Theory]
    [InlineData("Disallow: /x", "/x", false)]
    [InlineData("Disallow: /x", "/xyz?a=b", false)]
    [InlineData("Disallow: /x", "/y/x", true)]
    [InlineData("Disallow: /X", "/x", true)]
    public void Section_2_2_2_Paths_match_from_their_first_octet_and_with_case(string rule, string path, bool allowed) =>
        Assert.Equal(allowed, Allowed("user-agent: b\n" + rule, path));

    [Theory]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true)]
    [InlineData("Disallow: /ab\nAllow: /ツ", "/ツ", true)]
    [InlineData("Allow: /abcdefg*\nDisallow: /ツ", "/ツ", false)]
    [InlineData("Allow: /*cdefghij\nDisallow: /%E3%83", "/ツcdefghij", true)]
    [InlineData("Allow: /a*\nDisallow: /%61b", "/abc", true)]
    public void Section_2_2_2_The_match_with_most_octets_decides(string rules, string path, bool allowed) => Assert.Equal(allowed, Allowed("user-agent: b\n" + rules, path));

    [Theory]
    [InlineData("Disallow: /x\nAllow: /x")]
    [InlineData("Allow: /x\nDisallow: /x")]
    [InlineData("Disallow: /%78\nAllow: /x")]
    public void Section_2_2_2_Of_equivalent_rules_allow_decides(string rules) => Assert.True(Allowed("user-agent: b\n" + rules, "/x"));

    [Theory]
    [InlineData("Allow: /x")]
    [InlineData("Disallow: /x")]
    [InlineData("Disallow:")]
    [InlineData("Allow:")]
    public void Section_2_2_2_What_no_rule_matches_is_allowed(string rules) => Assert.True(Allowed("user-agent: b\n" + rules, "/y"));

    [Theory]
    [InlineData("Disallow: /")]
    [InlineData("Disallow: /robots.txt")]
    public void Section_2_2_2_The_robots_file_itself_is_allowed(string rules) => Assert.True(Allowed("user-agent: b\n" + rules, "/robots.txt"));

    [Theory]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz")]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar")]
    [InlineData("/foo/bar/\u30C4", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    public void Section_2_2_2_The_table_of_encodings_holds_in_both_directions(string one, string other) =>
        Assert.All(((string, string)[])[(one, other), (other, one), (one, one), (other, other)], pair => Assert.False(Allowed($"user-agent: b\ndisallow: {pair.Item1}", pair.Item2)));

    [Theory]
    [InlineData("!", "%21")]
    [InlineData("&", "%26")]
    [InlineData("'", "%27")]
    [InlineData("(", "%28")]
    [InlineData(")", "%29")]
    [InlineData("+", "%2B")]
    [InlineData(",", "%2C")]
    [InlineData(":", "%3a")]
    [InlineData(";", "%3B")]
    [InlineData("=", "%3D")]
    [InlineData("@", "%40")]
    [InlineData("~", "%7e")]
    [InlineData("ñ", "%c3%b1")]
    public void Section_2_2_2_Reserved_and_other_octets_are_compared_in_one_encoding(string plain, string escaped)
    {
        foreach (var (rule, path) in ((string, string)[])[(plain, escaped), (escaped, plain), (escaped.ToUpperInvariant(), escaped.ToLowerInvariant())])
        {
            Assert.False(Allowed($"user-agent: b\ndisallow: /a{rule}c", $"/a{path}c"));
            Assert.False(Allowed($"user-agent: b\ndisallow: /a?{rule}c", $"/a?{path}c"));
        }
    }

    [Theory]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", "/path/file-with-a-b.html")]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-%2A.html", "/path/file-with-a-%2B.html")]
    [InlineData("/path/foo-%24", "/path/foo-$", "/path/foo-")]
    [InlineData("/path/foo-%24", "/path/foo-%24", "/path/foo-24")]
    [InlineData("/path/foo-%24", "/path/foo-$bar", "/path/foo")]
    public void Section_2_2_3_A_special_character_is_named_by_its_escape(string rule, string matching, string other) =>
        Assert.Equal((false, true), (Allowed("user-agent: b\ndisallow: " + rule, matching), Allowed("user-agent: b\ndisallow: " + rule, other)));

    [Theory]
    [InlineData("/this/path/exactly$", "/this/path/exactly", "/this/path/exactly/")]
    [InlineData("/this/*/exactly", "/this/path/exactly", "/this/exactly")]
    [InlineData("/*24", "/a24", "/a$b")]
    [InlineData("*.gif$", "/a.gif", "/a.gif?b")]
    public void Section_2_2_3_Stars_a_last_dollar_and_hash_are_supported(string rule, string matching, string other) =>
        Assert.Equal((false, true), (Allowed($"user-agent: b\ndisallow: {rule} # why", matching), Allowed($"user-agent: b\ndisallow: {rule} # why", other)));

    [Theory]
    [InlineData("Sitemap: https://www.example.com/sitemap.xml")]
    [InlineData("Host: www.example.com")]
    [InlineData("Clean-param: a /x")]
    [InlineData("Crawl-delay: 5")]
    [InlineData("this is no record")]
    public void Section_2_2_4_Other_records_neither_end_a_group_nor_begin_one(string record)
    {
        Assert.False(Allowed($"user-agent: b\n{record}\nuser-agent: c\n{record}\ndisallow: /", "/x"));
        Assert.False(Allowed($"user-agent: c\n{record}\nuser-agent: b\n{record}\ndisallow: /y\n{record}\ndisallow: /", "/x"));
        Assert.True(Allowed($"{record}\ndisallow: /", "/x"));
    }

    [Fact]
    public void Section_2_3_1_5_Every_line_that_can_be_read_is_used() =>
        Assert.False(Allowed("<html>\n\0\u0001\n:::\nuser-agent: b\n<p>disallow: /</p>\n%%%\ndisallow: /x\n[", "/x"));

    [Theory]
    [InlineData(0, false)]
    [InlineData(400 * 1024, false)]
    [InlineData((500 * 1024) - 40, false)]
    public void Section_2_5_At_least_500_kibibytes_are_parsed(int before, bool allowed) =>
        Assert.Equal(allowed, Allowed(new string('#', before) + "\nuser-agent: b\ndisallow: /x\n" + new string('#', 600 * 1024), "/x"));

    [Theory]
    [InlineData("foobot", "/x", false)]
    [InlineData("foobot", "/example/page.html", true)]
    [InlineData("foobot", "/example/allowed.gif", true)]
    [InlineData("foobot", "/example/other.gif", false)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/page.html", false)]
    [InlineData("BazBot", "/x.gif", true)]
    [InlineData("quxbot", "/example/page.html", true)]
    [InlineData("quxbot", "/a.gif", true)]
    [InlineData("anybot", "/a.gif", false)]
    [InlineData("anybot", "/a.gif?b", true)]
    [InlineData("anybot", "/example/x", false)]
    [InlineData("anybot", "/publications/a", true)]
    [InlineData("anybot", "/", true)]
    public void Section_5_1_The_simple_example(string agent, string path, bool allowed) => Assert.Equal(allowed, Allowed(SimpleExample, path, agent));

    [Fact]
    public void Section_5_2_The_longest_match_example() =>
        Assert.False(Allowed("User-Agent: b\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif"));

    [Fact]
    public void Sitemaps_are_absolute_web_addresses_each_once_and_a_hundred_at_most()
    {
        const string file = "Sitemap: https://a.example/1.xml\nuser-agent: b\nsitemap:http://a.example/2.xml # two\nSITEMAP: https://a.example/1.xml\nsitemap: /3.xml\nsitemap: ftp://a.example/4.xml\nsitemap: file:///etc/passwd\nsitemap:\n";
        var many = string.Concat(Enumerable.Range(0, 150).Select(number => $"Sitemap: https://a.example/{number}.xml\n"));

        Assert.Equal(["https://a.example/1.xml", "http://a.example/2.xml"], RobotsFile.Parse(file).Sitemaps.Select(url => url.AbsoluteUri));
        Assert.Equal(100, RobotsFile.Parse(many).Sitemaps.Length);
    }

    [Fact]
    public void A_rule_is_told_in_one_line() => Assert.Equal("Disallow: /a%09b%1B", RobotsFile.Parse("user-agent: b\ndisallow: /a\tb\u001B").Decide("b", new Uri(Site + "/a%09b%1B")).Rule);

    private static bool Allowed(string file, string path, string agent = "b") => RobotsFile.Parse(Encoding.UTF8.GetBytes(file)).Decide(agent, new Uri(Site + path)).Allowed;
}
