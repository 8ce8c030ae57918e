using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching;

/// <summary>R24 and C03 take the text out of an advert. Tokens are invented; ages stand alone.</summary>
public sealed class SealedAdvertsTests : IDisposable
{
    private const string Admitted = "zzrvx";
    private const string Term = "zzcvx";
    private readonly string _seeds = Directory.CreateTempSubdirectory("monitor-seeds-").FullName;

    public SealedAdvertsTests()
    {
        foreach (var file in Directory.EnumerateFiles(Enricher.Seeds, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_seeds, Path.GetRelativePath(Enricher.Seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var lexicon = Path.Combine(_seeds, "lexicons", "es", "R24-legal-age.txt");
        File.WriteAllText(lexicon, File.ReadAllText(lexicon).Replace("== admitted ==", $"== admitted ==\n{Admitted}", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_seeds, recursive: true);

    [Fact]
    public void An_advert_with_the_token_leaves_no_word_in_what_later_stages_see()
    {
        var ad = new Ad
        {
            Id = AdId.Parse("a1"),
            Title = $"Ayudante {Admitted}",
            Body = $"Se busca ayudante para bodega en Puebla, sueldo $2,000 semanales, {Admitted}, informes al 55 1234 5678.",
            Location = "Puebla",
            Salary = "$2,000",
            Company = "Bodega Ejemplo",
            Channel = AdChannel.JobBoard,
            Url = "https://bolsa.example/ofertas/1",
            Lang = AdLanguage.Es,
        };
        var read = AdEnricher.Load(_seeds).Enrich(ad);

        Assert.True(read.IsSealed);
        Assert.Same(ad, read.Sealed);
        Assert.Equal(new Ad { Id = ad.Id, Body = "", Channel = ad.Channel, Url = ad.Url, Lang = ad.Lang }, read.Ad);
        Assert.Equal([new IndicatorHit("R24")], read.Hits);
        Assert.Same(Entities.None, read.Entities);
        Assert.Empty(read.Hidden);
        Assert.All(read.Contacts, contact => Assert.Equal((null, 0, 0), (contact.Field, contact.Start, contact.Length)));
        Assert.Contains(read.Contacts, contact => contact.Kind == ContactKind.Phone);
        Assert.False(AdEnricher.Load(Enricher.Seeds).Enrich(ad).IsSealed);
    }

    [Fact]
    public void A_plea_for_help_beside_it_still_escalates_without_its_words() =>
        Assert.Equal(["C04", "R24"], Hits(AdEnricher.Load(_seeds), $"Por favor ayúdenme, me tienen encerrada y no me dejan salir. Se solicita ayudante {Admitted}").Order());

    [Theory]
    [InlineData("edad 17")]
    [InlineData("edad: 16 a 30")]
    [InlineData("edad de 17 años")]
    [InlineData("edad mínima 16 años")]
    [InlineData("personal de 17 a 40 años")]
    [InlineData("mayores de 16 años")]
    [InlineData("17 años de edad")]
    [InlineData("age 17")]
    [InlineData("17 years old")]
    public void An_age_under_legal_age_that_is_asked_for_seals(string body) => Assert.Equal(["R24"], Hits(Enricher.Shared, body));

    [Theory]
    [InlineData("edad 18")]
    [InlineData("edad 18 a 35")]
    [InlineData("edad hasta 17")]
    [InlineData("edad máxima 45, 15 vacantes")]
    [InlineData("edad indistinta 15 vacantes")]
    [InlineData("17 años de experiencia")]
    [InlineData("más de 15 años en el mercado")]
    [InlineData("empresa con más de 15 años")]
    [InlineData("edad 12 meses")]
    [InlineData("mayor de 15 años de experiencia")]
    [InlineData("hijos: edad 17")]
    [InlineData("sueldo 16 mil")]
    [InlineData("horario de 16 a 20")]
    [InlineData("age 18 to 30")]
    [InlineData("15 years in business")]
    [InlineData("for over 15 years, Ejemplo")]
    public void Other_numbers_do_not(string body) => Assert.Empty(Hits(Enricher.Shared, body).Intersect(SealedAdverts.Rules));

    [Fact]
    public void An_age_where_nothing_is_offered_is_no_sign() =>
        Assert.False(Enricher.Enrich("edad 17", channel: AdChannel.Classifieds).IsSealed);

    [Fact]
    public void Where_company_is_offered_an_age_fires_both_rules() =>
        Assert.Equal(["C03", "R24"], Hits(Enricher.Shared, "edad 17", AdChannel.EscortBoard).Order());

    [Theory]
    [InlineData("ZZCVX")]
    [InlineData("Zzcvx dos")]
    [InlineData("# nota\n\nzzcvx")]
    public void A_term_of_the_operators_list_seals_any_advert(string list)
    {
        var enricher = AdEnricher.Load(Enricher.Seeds, OperatorTerms.Of(list.Split('\n'), "lista.txt"));
        Assert.Equal(["C03"], Hits(enricher, $"Vendo mesa {Term} dos, poco uso", AdChannel.Classifieds));
        Assert.False(enricher.Enrich(Enricher.Advert("Vendo mesa, poco uso")).IsSealed);
    }

    [Theory]
    [InlineData("Zzcvx Ñandú", "zzcvx ñandu")]
    [InlineData("zzcvx", "zzcvx")]
    public void A_term_may_be_given_as_a_hash(string term, string folded)
    {
        Assert.Equal(folded, OperatorTerms.Fold(term));
        var list = Path.Combine(_seeds, "lista.txt");
        File.WriteAllText(list, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folded))) + "\n");
        var terms = OperatorTerms.Read(list);
        Assert.Equal(1, terms.Count);
        Assert.True(AdEnricher.Load(Enricher.Seeds, terms).Enrich(Enricher.Advert($"Vendo mesa {term}, poco uso")).IsSealed);
        Assert.False(AdEnricher.Load(Enricher.Seeds, terms).Enrich(Enricher.Advert("Vendo mesa zzcwx, poco uso")).IsSealed);
    }

    [Theory]
    [InlineData("zzcvx uno dos tres cuatro cinco seis")]
    [InlineData("!!!")]
    public void A_line_that_is_no_term_is_named_by_its_number_and_never_quoted(string line)
    {
        var refused = Assert.Throws<FormatException>(() => OperatorTerms.Of(["zzcvx", line], "lista.txt"));
        Assert.StartsWith("lista.txt line 2:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(line, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_set_and_missing_stops_the_start()
    {
        Assert.Contains("nowhere.txt", Assert.Throws<FormatException>(() => OperatorTerms.Read(Path.Combine(_seeds, "nowhere.txt"))).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (OperatorTerms.Read(null).Count, OperatorTerms.Read(" ").Count));
    }

    private static IEnumerable<string> Hits(AdEnricher enricher, string body, AdChannel channel = AdChannel.JobBoard)
    {
        var read = enricher.Enrich(Enricher.Advert(body, channel: channel));
        Assert.All(read.Hits.Where(hit => SealedAdverts.Rules.Contains(hit.Id)), hit => Assert.Equal((null, 0, 0), (hit.Field, hit.Start, hit.Length)));
        return read.IsSealed ? read.Hits.Select(hit => hit.Id) : [];
    }
}
