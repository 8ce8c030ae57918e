using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Classifying;

namespace RiskMonitor.Tests.Enriching.Indicators;

/// <summary>What docs/adding-an-indicator.md promises: a row and two text files make an indicator that is found, shown and weighed, without code.</summary>
public sealed class IndicatorFromDataTests : IDisposable
{
    private const string Lexicon = "# source: invented for this test\n# date: 2026-11-28\n# reviewer: nobody\n";
    private readonly string _seeds = Directory.CreateTempSubdirectory("monitor-seeds-").FullName;

    public IndicatorFromDataTests()
    {
        foreach (var file in Directory.EnumerateFiles(Enricher.Seeds, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_seeds, Path.GetRelativePath(Enricher.Seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_seeds, recursive: true);

    [Fact]
    public void A_row_and_a_lexicon_in_both_languages_are_enough()
    {
        Add("R90", "recruitment", "asked_of=work;shown=R90 R90.more:1;needs=R90.place|R09.lodging !R90.not;least=;most=2");
        Write("R90", "los guacamayos azules\n== more ==\nguacamayo*\n== place ==\nmirador\n== not ==\nzoologico\n", "the blue macaws\n== more ==\nmacaw*\n== place ==\nlookout\n== not ==\nzoo\n");
        var enricher = AdEnricher.Load(_seeds);

        const string body = "Se solicita ayudante. Nos vemos en el mirador, pregunta por LOS GUACAM4YOS AZULES y por otro guacamayo.";
        var found = enricher.Enrich(Enricher.Advert(body));
        var hits = found.Hits.Where(hit => hit.Id == "R90").ToList();
        Assert.Equal(2, hits.Count);
        Assert.Equal("LOS GUACAM4YOS AZULES", body.Substring(hits[0].Start, hits[0].Length));
        Assert.Contains(enricher.Enrich(Enricher.Advert("Helper wanted, meet at the lookout, ask for the blue macaws.", AdLanguage.En)).Hits, hit => hit.Id == "R90");
        Assert.DoesNotContain(enricher.Enrich(Enricher.Advert("Se solicita ayudante, pregunta por los guacamayos azules.")).Hits, hit => hit.Id == "R90");
        Assert.DoesNotContain(enricher.Enrich(Enricher.Advert(body + " Es en el zoologico.")).Hits, hit => hit.Id == "R90");
        Assert.DoesNotContain(enricher.Enrich(Enricher.Advert("Busco trabajo. Nos vemos en el mirador de los guacamayos azules.")).Hits, hit => hit.Id == "R90");

        var scored = AdClassifier.Load(ShippedModel.Folder, enricher.Catalog).Score(new LinkedAd { Enriched = enricher.Enrich(Enricher.Advert(body + " Trabajo de bodega con buen ambiente y comedor.")), Campaign = default, ContentHash = "" });
        var reason = Assert.Single(scored.ReasonsFor, reason => reason.Id == "R90");
        Assert.Equal(RiskHead.Recruitment, reason.Head);
        Assert.InRange(reason.Weight, 1, 1.5);
    }

    [Fact]
    public void A_low_price_is_a_sign_only_beside_the_organisations_own_counts()
    {
        var ad = Enricher.Advert("Atiendo con cita, 200 pesos por hora.", channel: AdChannel.EscortBoard) with { Location = "Puebla, Puebla" };
        Assert.DoesNotContain(AdEnricher.Load(_seeds).Enrich(ad).Hits, hit => hit.Id == "E18");
        Directory.CreateDirectory(Path.Combine(_seeds, "prices"));
        File.WriteAllText(Path.Combine(_seeds, "prices", "company.csv"), "state,n,p10,month\nPuebla,120,450,2026-10\nJalisco,12,900,2026-10\n");
        var enricher = AdEnricher.Load(_seeds);
        var hit = Assert.Single(enricher.Enrich(ad).Hits, hit => hit.Id == "E18");
        Assert.Equal("200 pesos", ad.Body.Substring(hit.Start, hit.Length));
        Assert.DoesNotContain(enricher.Enrich(ad with { Body = "Atiendo con cita, 600 pesos por hora." }).Hits, hit => hit.Id == "E18");
        // Twelve prices say nothing about a state.
        Assert.DoesNotContain(enricher.Enrich(ad with { Location = "Guadalajara, Jalisco" }).Hits, hit => hit.Id == "E18");
    }

    [Fact]
    public void A_row_whose_section_no_lexicon_has_is_refused_by_its_name()
    {
        Add("R90", "recruitment", "asked_of=work;shown=R90;needs=;least=;most=");
        Assert.Contains("R90", Assert.Throws<FormatException>(() => AdEnricher.Load(_seeds)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lexicon_without_its_row_is_refused_by_its_name()
    {
        Write("R90", "los guacamayos azules\n", "the blue macaws\n");
        Assert.Contains("no row for R90", Assert.Throws<FormatException>(() => AdEnricher.Load(_seeds)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_code_looks_for_takes_no_columns()
    {
        var path = Path.Combine(_seeds, "indicators.csv");
        var header = File.ReadLines(path).First().Split(',').ToList();
        var rows = File.ReadAllLines(path);
        var index = Array.FindIndex(rows, row => row.StartsWith("C04,", StringComparison.Ordinal));
        // Its last six columns: asked_of, shown, needs, least, most, version.
        var cells = rows[index].Split(',');
        (cells[^6], cells[^5]) = ("work", "C04.plea");
        rows[index] = string.Join(',', cells);
        File.WriteAllLines(path, rows);
        Assert.Equal("version", header[^1]);
        Assert.Contains("C04", Assert.Throws<FormatException>(() => AdEnricher.Load(_seeds)).Message, StringComparison.Ordinal);
    }

    private void Add(string id, string heads, string columns)
    {
        var path = Path.Combine(_seeds, "indicators.csv");
        var values = columns.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var fixedValues = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["domain"] = "recruitment",
            ["heads"] = heads,
            ["name"] = "Blue macaws",
            ["name_es"] = "Guacamayos azules",
            ["reason_en"] = "Blue macaws are named.",
            ["reason_es"] = "Se nombran guacamayos azules.",
            ["signal"] = "T",
            ["shows"] = "macaws",
            ["source"] = "invented for this test",
            ["grade"] = "X",
            ["use"] = "score",
            ["version"] = "1",
        };
        var header = File.ReadLines(path).First().Split(',');
        File.AppendAllText(path, string.Join(',', header.Select(column => fixedValues.GetValueOrDefault(column) ?? values.GetValueOrDefault(column, ""))) + "\n");
    }

    private void Write(string id, string es, string en)
    {
        File.WriteAllText(Path.Combine(_seeds, "lexicons", "es", $"{id}-macaws.txt"), Lexicon + es);
        File.WriteAllText(Path.Combine(_seeds, "lexicons", "en", $"{id}-macaws.txt"), Lexicon + en);
    }
}
