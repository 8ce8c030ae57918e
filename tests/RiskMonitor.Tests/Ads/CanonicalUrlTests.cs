using CsCheck;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTP://Jobs.Example/Vacante", "http://jobs.example/Vacante")]
    [InlineData("https://jobs.example:443/a", "https://jobs.example/a")]
    [InlineData("http://jobs.localhost:5081/a", "http://jobs.localhost:5081/a")]
    [InlineData("https://jobs.example", "https://jobs.example/")]
    [InlineData("https://jobs.example./a", "https://jobs.example/a")]
    [InlineData("https://jobs.example/a#contacto", "https://jobs.example/a")]
    [InlineData("https://ana:clave@jobs.example/a", "https://jobs.example/a")]
    [InlineData("https://jobs.example/a?utm_source=x&id=7&fbclid=y", "https://jobs.example/a?id=7")]
    [InlineData("https://jobs.example/a?utm_source=x", "https://jobs.example/a")]
    [InlineData("https://jobs.example/a?", "https://jobs.example/a")]
    [InlineData("https://jobs.example/a?b=2&a=1", "https://jobs.example/a?b=2&a=1")]
    [InlineData("https://jobs.example/%7eana/%c3%b1", "https://jobs.example/~ana/%C3%B1")]
    [InlineData("https://jobs.example/ñ", "https://jobs.example/%C3%B1")]
    [InlineData("https://jobs.example/a%2Fb", "https://jobs.example/a%2Fb")]
    [InlineData("https://jobs.example/a/../b", "https://jobs.example/b")]
    [InlineData("https://jobs.example/a/%2e%2E/b/%2e", "https://jobs.example/b/")]
    [InlineData("https://jobs.example/.a/..b/c", "https://jobs.example/.a/..b/c")]
    [InlineData("https://empleos-ñ.example/", "https://xn--empleos--k3a.example/")]
    public void One_page_has_one_address(string written, string canonical) =>
        Assert.Equal(canonical, CanonicalUrl.Parse(written).ToString());

    [Theory]
    [InlineData("/only/a/path")]
    [InlineData("ftp://jobs.example/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:ana@jobs.example")]
    [InlineData("http://")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_a_web_address_has_no_canonical_form(string? written) => Assert.False(CanonicalUrl.TryParse(written, out _));

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself() =>
        Addresses.Sample(address =>
        {
            var once = CanonicalUrl.Parse(address);
            return CanonicalUrl.Parse(once.ToString()) == once;
        });

    [Fact]
    public void Case_of_the_host_fragment_and_tracking_never_matter() =>
        Gen.Select(Addresses, Gen.String[Gen.Char.AlphaNumeric, 0, 8]).Sample((address, extra) =>
        {
            var plain = CanonicalUrl.Parse(address);
            var withTracking = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "utm_medium=" + extra;
            return CanonicalUrl.Parse(withTracking + "#" + extra) == plain
                && CanonicalUrl.Parse(address.Replace("jobs.example", "JOBS.Example", StringComparison.Ordinal)) == plain;
        });

    [Fact]
    public void Different_values_of_a_sites_own_parameter_are_different_pages() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 9999]).Sample((one, other) =>
            one == other == (CanonicalUrl.Parse($"https://jobs.example/?id={one}") == CanonicalUrl.Parse($"https://jobs.example/?id={other}")));

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char["abcXYZ019-._~ñé日%!$&'()*+,;=:@ \"<>[]{}|^`\\"], 0, 12],
        Gen.Byte.Select(octet => $"%{octet:x2}"));

    private static readonly Gen<string> Addresses =
        Gen.Select(Gen.OneOf(Gen.Const("http"), Gen.Const("https")), Gen.OneOf(Gen.Const(""), Gen.Const(":80"), Gen.Const(":443"), Gen.Const(":8080")), Piece.List[0, 4], Piece.List[0, 4])
            .Select((scheme, port, path, query) =>
                $"{scheme}://jobs.example{port}/{string.Join('/', path)}{(query.Count == 0 ? "" : "?" + string.Join('&', query))}".TrimEnd()); // a space at the end of a line is no part of an address
}
