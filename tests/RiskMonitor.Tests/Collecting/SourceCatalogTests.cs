using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Source files: a bad one is named with line and field, the others run.</summary>
public sealed class SourceCatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-sources-").FullName;
    private readonly CollectionOptions _options = new() { Contact = "linea@org.example", LoopbackHosts = { "jobs.localhost" } };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_with_every_field_is_read_as_written()
    {
        var source = Only(SourceYaml.Full);

        Assert.Equal("empleos-norte", source.Id);
        Assert.Equal(SourceKind.WebList, source.Kind);
        Assert.Equal([new Uri("https://empleos.example/ofertas?estado=puebla"), new Uri("https://empleos.example/b")], source.StartUrls);
        Assert.Equal(["detalle.empleos.example"], source.Hosts);
        Assert.Equal(("0 15 4,16 * * ?", null), (source.Cron, source.Interval));
        Assert.Equal(TimeSpan.FromSeconds(8), source.Delay);
        Assert.Equal(new SourceLimits(150, 10, 1_000_000), source.Limits);
        Assert.Equal((AdLanguage.Es, AdChannel.JobBoard), (source.Language, source.Channel));
        Assert.Equal(new TermsReview(new DateOnly(2026, 11, 20), "Área jurídica"), source.TermsReviewed);
        Assert.Equal(("selectors", "a.oferta", "a[rel=next]"), (source.Extract.Layout, source.Extract.AdLinks, source.Extract.NextLink));
        Assert.Equal("div.texto", source.Extract.Selectors["body"]);
    }

    [Fact]
    public void What_a_file_leaves_out_has_the_defaults_of_the_options()
    {
        var source = Only(SourceYaml.Least);

        Assert.Equal(TimeSpan.FromSeconds(5), source.Delay);
        Assert.Equal(new SourceLimits(200, 20, 2 * 1024 * 1024), source.Limits);
        Assert.Empty(source.Hosts);
    }

    [Theory]
    [InlineData("kind: web_list", "knid: web_list", 2, "knid", "there is no such field here")]
    [InlineData("  layout: jsonld", "  layout: jsonld\n  adlinks: a", 15, "extract.adlinks", "there is no such field here")]
    [InlineData("language: es", "language: español", 7, "language", "'español' is not known")]
    [InlineData("  interval: 6h", "  interval: 6", 6, "schedule.interval", "is not a length of time")]
    [InlineData("  interval: 6h", "  interval: 6h\n  cron: 0 0 4 * * ?", 5, "schedule", "it needs a cron expression or an interval, and not both")]
    [InlineData("  interval: 6h", "  cron: soon", 6, "schedule.cron", "'soon' is not a Quartz cron expression (six or seven groups are needed)")]
    [InlineData("  - https://empleos.example/", "  - empleos.example", 4, "startUrls", "'empleos.example' is not an address")]
    [InlineData("  - https://empleos.example/", "  - https://ana:clave@empleos.example/", 4, "startUrls", "'https://ana:clave@empleos.example/' is not an address")]
    [InlineData("  - https://empleos.example/", "  - https://empleos.example:8443/", 4, "startUrls", "port 8443 is not asked")]
    [InlineData("  date: 2026-11-20", "  date: 20/11/2026", 11, "termsReviewed.date", "'20/11/2026' is not a date")]
    [InlineData("  date: 2026-11-20", "  date: 2026-02-30", 11, "termsReviewed.date", "'2026-02-30' is not a date")]
    [InlineData("id: empleos", "id: Empleos Norte", 1, "id", "'Empleos Norte' is not an id")]
    [InlineData("id: empleos", "id: empleos\nenabled: yes", 2, "enabled", "is neither true nor false")]
    [InlineData("id: empleos", "id: 7", 1, "id", "'7' is read as a number, a switch or nothing")]
    [InlineData("purpose: A test.", "purpose:", 8, "purpose", "is empty")]
    [InlineData("purpose: A test.", "purpose: \"  \"", 8, "purpose", "is blank or too long")]
    [InlineData("purpose: A test.", "purpose: A test.\nlimits: {maxPages: 0}", 9, "limits.maxPages", "is not a whole number in its range")]
    [InlineData("purpose: A test.", "purpose: A test.\ndelay: 1s", 9, "delay", "is under 2s, and empleos.example is not in Collection:LoopbackHosts")]
    [InlineData("purpose: A test.", "purpose: A test.\ndelay: 0", 9, "delay", "is under 2s, and empleos.example is not in Collection:LoopbackHosts")]
    [InlineData("purpose: A test.", "purpose: A test.\nhosts: [\"http://x.example\"]", 9, "hosts", "'http://x.example' is not the name of a host")]
    [InlineData("  layout: jsonld", "  layout: jsonld\n  adLinks: \"a[[\"", 15, "extract.adLinks", "'a[[' is not a CSS selector")]
    [InlineData("  layout: jsonld", "  layout: selectors", 14, "extract.selectors", "selectors and layout: selectors go together")]
    [InlineData("  layout: jsonld", "  layout: selectors\n  selectors: {title: h1}", 15, "extract.selectors", "there is no selector for the body")]
    [InlineData("  layout: jsonld", "  layout: selectors\n  selectors: {body: p, phone: a}", 15, "extract.selectors.phone", "there is no such field of an advert")]
    [InlineData("  layout: jsonld", "  layout: mastodon", 14, "extract.layout", "does not fit the kind")]
    [InlineData("  layout: jsonld", "  layout: jsonld\n  adPaths:\n    - /a\n    - b", 17, "extract.adPaths", "'b' is not the beginning of a path")]
    [InlineData("  layout: jsonld", "  layout: jsonld\n  shadow: jsonld", 15, "extract.shadow", "is the layout that is on")]
    [InlineData("  layout: jsonld", "  layout: json-api\n  fields:\n    body: a[].b\n    title: c[].d", 17, "extract.fields.title", "'c[].d' leads to another list than a[]")]
    [InlineData("  layout: jsonld", "  layout: json-api\n  fields:\n    body: a.b", 16, "extract.fields.body", "'a.b' leads to one value")]
    [InlineData("  layout: jsonld", "  layout: json-api\n  paging:\n    next: a\n    cursor: b", 15, "extract.paging", "it needs one way to the next page")]
    [InlineData("kind: web_list", "kind: folder\nfolder: drop", 3, "folder", "'drop' is not a whole path")]
    [InlineData("purpose: A test.", "purpose: A test.\nstage: later", 9, "stage", "'later' is not known")]
    [InlineData("  layout: jsonld", "  layout: jsonld\n  layout: jsonld", 15, "layout", "'layout' is there twice")]
    [InlineData("legalBasis: A test.", "legalBasis: &a A test.", 9, "", "an anchor (&) is not read in source files")]
    [InlineData("legalBasis: A test.", "legalBasis: *a", 9, "", "an alias (*) is not read in source files")]
    [InlineData("legalBasis: A test.", "legalBasis: !!str A test.", 9, "", "a tag (!) is not read in source files")]
    [InlineData("legalBasis: A test.", "legalBasis: [[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]", 9, "", "values are nested more than 16 deep")]
    [InlineData("legalBasis: A test.", "legalBasis: A: test", 9, "", "this is not YAML: ")]
    [InlineData("legalBasis: A test.", "---\nlegalBasis: A test.", 9, "", "a second document starts here")]
    public void A_wrong_field_is_named_with_its_line(string right, string wrong, int line, string field, string problem)
    {
        Assert.Contains(right, SourceYaml.Least, StringComparison.Ordinal);
        Write("a-bad.yaml", SourceYaml.Least.Replace(right, wrong, StringComparison.Ordinal));
        Write("b-good.yaml", SourceYaml.Least.Replace("id: empleos", "id: otra", StringComparison.Ordinal));

        var catalog = Load();

        Assert.Equal("otra", Assert.Single(catalog.Sources).Id);
        var found = Assert.Single(catalog.Problems, found => found.Line == line && found.Field == field && found.Problem.StartsWith(problem, StringComparison.Ordinal));
        Assert.Equal("a-bad.yaml", found.File);
        Assert.False(string.IsNullOrWhiteSpace(found.WhatToDo));
    }

    [Fact]
    public void A_problem_reads_as_a_sentence_with_its_place()
    {
        Write("empleos.yaml", SourceYaml.Least.Replace("language: es", "language: fr", StringComparison.Ordinal));

        Assert.Equal("empleos.yaml, line 7, field language: 'fr' is not known. Write one of en, es, mixed, other, unknown.", Load().Problems.Single().ToString());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("kind")]
    [InlineData("startUrls")]
    [InlineData("schedule")]
    [InlineData("language")]
    [InlineData("channel")]
    [InlineData("purpose")]
    [InlineData("extract")]
    public void A_missing_field_is_named(string field)
    {
        Write("a.yaml", SourceYaml.Without(SourceYaml.Least, field));

        Assert.Contains(Load().Problems, problem => problem.Field == field && problem.Problem == "it is missing");
        Assert.Empty(Load().Sources);
    }

    [Fact]
    public void All_that_is_wrong_with_a_file_is_said_at_once_in_order_of_lines()
    {
        Write("a.yaml", SourceYaml.Least.Replace("id: empleos", "id: E", StringComparison.Ordinal).Replace("language: es", "language: fr", StringComparison.Ordinal) + "extra: 1\n");

        Assert.Equal(["id", "language", "extra"], Load().Problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("enabled", "its file says enabled: false")]
    [InlineData("stage", "its file says stage: off")]
    [InlineData("legalBasis", "its file gives no legalBasis")]
    [InlineData("termsReviewed", "its file gives no termsReviewed")]
    public void A_source_that_nobody_answers_for_stays_off_and_that_is_said(string field, string reason)
    {
        Write("a.yaml", field == "enabled" ? "enabled: false\n" + SourceYaml.Least : field == "stage" ? "stage: off\n" + SourceYaml.Least : SourceYaml.Without(SourceYaml.Least, field));

        var catalog = Load();

        Assert.Empty(catalog.Sources);
        Assert.Empty(catalog.Problems);
        var off = Assert.Single(catalog.SwitchedOff);
        Assert.Equal(("empleos", "a.yaml"), (off.Id, off.File));
        Assert.StartsWith(reason, off.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_contact_no_public_source_runs_but_one_on_this_machine_does()
    {
        _options.Contact = null;
        Write("a.yaml", SourceYaml.Least);
        Write("b.yaml", SourceYaml.OnLoopback);

        var catalog = Load();

        Assert.Equal("local", Assert.Single(catalog.Sources).Id);
        Assert.StartsWith("Collection:Contact is not set", Assert.Single(catalog.SwitchedOff).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_delay_and_any_port_are_for_hosts_in_LoopbackHosts_only()
    {
        Write("a.yaml", SourceYaml.OnLoopback);
        Assert.Equal(TimeSpan.Zero, Load().Sources.Single().Delay);

        _options.LoopbackHosts.Clear();
        Assert.Equal(["startUrls"], Load().Problems.Select(problem => problem.Field));

        Write("a.yaml", SourceYaml.OnLoopback.Replace(":5081", "", StringComparison.Ordinal));
        Assert.Equal(["delay"], Load().Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void No_delay_is_refused_when_a_further_host_is_public()
    {
        Write("a.yaml", SourceYaml.OnLoopback + "hosts: [detalle.example]\n");

        Assert.Equal("is under 2s, and detalle.example is not in Collection:LoopbackHosts", Load().Problems.Single().Problem);
    }

    [Fact]
    public void Two_files_with_one_id_are_named_and_the_first_runs()
    {
        Write("a.yaml", SourceYaml.Least);
        Write("b.yml", SourceYaml.Least);

        var catalog = Load();

        Assert.Single(catalog.Sources);
        Assert.Equal(("b.yml", 1, "id"), (catalog.Problems.Single().File, catalog.Problems.Single().Line, catalog.Problems.Single().Field));
    }

    [Fact]
    public void Files_that_are_empty_too_large_or_not_UTF8_are_named()
    {
        Write("a.yaml", "");
        Write("b.yaml", SourceYaml.Least + new string('#', 256 * 1024));
        File.WriteAllBytes(Path.Combine(_folder, "c.yaml"), [.. "id: "u8, 0xF1]);
        Write("d.yaml", "- a\n- b\n");
        Write("e.txt", "not a source");

        Assert.Equal(["a.yaml", "b.yaml", "c.yaml", "d.yaml"], Load().Problems.Select(problem => problem.File));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem() =>
        Assert.Equal("the folder of source files does not exist", SourceCatalog.Load(Path.Combine(_folder, "none"), _options).Problems.Single().Problem);

    [Fact]
    public void What_later_parts_know_is_asked_of_them()
    {
        Write("a.yaml", SourceYaml.Full.Replace("layout: selectors", "layout: unknown-board", StringComparison.Ordinal).Replace("  selectors:\n    title: h1\n    body: div.texto\n", "", StringComparison.Ordinal));
        var checks = new SourceFileChecks { Cron = cron => $"no {cron}", Layout = layout => $"no {layout}" };

        Assert.Equal(["schedule.cron", "extract.layout"], SourceCatalog.Load(_folder, _options, checks).Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void The_examples_that_are_shipped_are_valid_and_off()
    {
        var catalog = SourceCatalog.Load(Path.Combine(Repository.Root, "seeds/sources"), _options);

        Assert.Empty(catalog.Problems);
        Assert.Empty(catalog.Sources);
        Assert.Equal(["example-bluesky", "example-classifieds", "example-job-board", "example-mastodon", "example-reddit", "example-telegram"], catalog.SwitchedOff.Select(off => off.Id));
    }

    private Source Only(string yaml)
    {
        Write("a.yaml", yaml);
        var catalog = Load();
        Assert.Empty(catalog.Problems);
        return Assert.Single(catalog.Sources);
    }

    private void Write(string file, string yaml) => File.WriteAllText(Path.Combine(_folder, file), yaml);

    private SourceCatalog Load() => SourceCatalog.Load(_folder, _options);
}
