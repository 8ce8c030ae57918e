using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching;

public sealed class IndicatorCatalogTests
{
    private const string Header = "id,domain,heads,name,name_es,reason_en,reason_es,signal,shows,source,grade,use,aspect,asked_of,shown,needs,least,most,version\n";
    private const string Good = "R06,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,,,,,1\n";

    [Fact]
    public void The_shipped_catalogue_has_every_row_in_both_languages()
    {
        var catalog = IndicatorCatalog.Load(Enricher.Seeds);
        // 79 rows of the design, R34 (registered terms, counts against), R35 to R38 (freedom, armed group, online tasks, approach).
        Assert.Equal(84, catalog.All.Length);
        Assert.Equal([RiskHead.FakeJob, RiskHead.Recruitment], catalog["R10"].Heads);
        Assert.Equal(IndicatorUse.Contra, catalog["E05"].Use);
        Assert.All(catalog.All, indicator => Assert.True(indicator.NameEs != indicator.NameEn && indicator.ReasonEs.EndsWith('.') && indicator.ReasonEn.EndsWith('.')));
    }

    [Fact]
    public void Labels_use_none_of_the_words_that_would_judge()
    {
        string[] words = ["victim", "víctima", "trafficker", "tratante", "guilty", "culpable", "fake", "falso", "falsa"];
        Assert.All(IndicatorCatalog.Load(Enricher.Seeds).All.SelectMany(indicator => new[] { indicator.NameEn, indicator.NameEs, indicator.ReasonEn, indicator.ReasonEs }), label =>
            Assert.DoesNotContain(words, word => label.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,Q,score,,,,,,,1", "line 3, field grade")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,maybe,,,,,,,1", "line 3, field use")]
    [InlineData("R07,recruitment,recruitment,Name,,Reason.,Razón.,T,shows,source,X,score,,,,,,,1", "line 3, field name_es")]
    [InlineData("R07,recruitment,others,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,,,,,1", "line 3, field heads")]
    [InlineData("R7,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,,,,,1", "line 3, field id")]
    [InlineData("R06,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,,,,,1", "line 3, field id")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,,,,,new", "line 3, field version")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,jobs,R07,,,,1", "line 3, field asked_of")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,,R07,,,,1", "line 3, field asked_of")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,work,,,,,1", "line 3, field shown")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,work,R07:9,,,,1", "line 3, field shown")]
    [InlineData("R07,recruitment,recruitment,Name,Nombre,Reason.,Razón.,T,shows,source,X,score,,work,R07,,,many,1", "line 3, field most")]
    public void A_bad_row_is_named_with_line_and_field(string row, string named)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + Good + row + "\n"));
        var failure = Assert.Throws<FormatException>(() => IndicatorCatalog.Read(stream, "indicators.csv"));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no column 'id'")]
    [InlineData(Header, "no rows")]
    [InlineData("id,domain,name,name_es,reason_en,reason_es,signal,shows,source,grade,use,version\nR06,recruitment,N,N,R.,R.,T,s,s,X,score,1\n", "no column 'heads'")]
    public void A_catalogue_that_was_cut_off_is_refused(string text, string named)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var failure = Assert.Throws<FormatException>(() => IndicatorCatalog.Read(stream, "indicators.csv"));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Contains("put the file back", failure.Message, StringComparison.Ordinal);
    }
}
