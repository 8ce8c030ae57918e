using System.Text.RegularExpressions;
using System.Xml.Linq;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Triaging;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

/// <summary>Labels and templates: in both languages, and never a word that judges a person.</summary>
public sealed partial class WordsTests
{
    private static readonly string Web = Path.Combine(Root(), "src/RiskMonitor.Web");
    private static readonly Dictionary<string, string> Spanish = Read("Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Texts.en.resx");

    [Fact]
    public void Every_key_is_in_both_languages_with_the_same_places_for_values()
    {
        Assert.NotEmpty(Spanish);
        Assert.Equal(Spanish.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Spanish.Keys, key => !Places(Spanish[key]).SetEquals(Places(English[key])));
        Assert.Empty(Spanish.Concat(English).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
    }

    [Fact]
    public void The_command_line_speaks_both_languages_and_judges_nobody()
    {
        var app = Path.Combine(Root(), "src/RiskMonitor.App");
        var (spanish, english) = (Read(app, "Words.resx"), Read(app, "Words.en.resx"));
        Assert.Equal(spanish.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(spanish.Keys, key => !Places(spanish[key]).SetEquals(Places(english[key])));
        Assert.Empty(spanish.Concat(english).Where(text => string.IsNullOrWhiteSpace(text.Value) || Judging().IsMatch(text.Value)).Select(text => text.Key));
        var code = string.Concat(Directory.EnumerateFiles(app, "*.cs", SearchOption.AllDirectories).Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Select(File.ReadAllText));
        Assert.DoesNotContain(AppKey().Matches(code), match => !spanish.ContainsKey(match.Groups[1].Value));
        Assert.DoesNotContain("Description = \"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_of_what_people_read_has_a_word()
    {
        string[] needed =
        [
            .. Names<RiskCategory>(), .. Names<RiskHead>(), .. Names<RiskBand>(), .. Names<AlertState>(), .. Names<ScoreStatus>(), .. Names<ScoreBasis>(),
            .. Names<AdLanguage>(), .. Names<AdChannel>(), .. Names<AdField>(), .. Names<LinkKind>(), .. Names<ContactKind>(),
            .. Names<TriageVerdict>(), .. Names<TriageReason>(), .. Names<DeskOutcome>(),
            .. Names<ReportWay>(), .. Names<ReportFault>(), .. ReportFields.Names.Select(name => $"ReportField.{name}"),
            .. Names<SourceAlarmKind>(),
            .. Names<AskedGender>(), .. Names<EmployerSign>(), .. Names<WorkplaceRelation>(), .. Names<AskedDocument>(), .. Names<ShiftKind>(), .. Names<BorderSide>(),
            .. Enum.GetNames<SourceAlarmKind>().SelectMany(kind => new[] { $"AlarmSays.{kind}", $"AlarmDo.{kind}" }),
            .. typeof(RunStop).GetFields().Select(stop => $"RunStop.{stop.Name}"),
        ];
        Assert.Empty(needed.Except(Spanish.Keys));
    }

    [Fact]
    public void Keys_named_in_the_pages_exist_and_no_key_is_dead()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Select(File.ReadAllText));
        var named = KeyInSource().Matches(sources).Select(match => match.Groups[1].Value)
            .Where(key => Spanish.Keys.Any(known => known.StartsWith($"{key.Split('.')[0]}.", StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);
        string[] composed = ["RiskCategory", "RiskHead", "RiskBand", "AlertState", "ScoreStatus", "ScoreBasis", "AdLanguage", "AdChannel", "AdField", "LinkKind",
            "ContactKind", "TriageVerdict", "TriageReason", "DeskOutcome", "Grade", "History", "Filter", "ReportWay", "ReportFault", "ReportField",
            "SourceAlarmKind", "AlarmSays", "AlarmDo", "RunStop", "Health", "AskedGender", "EmployerSign", "WorkplaceRelation", "AskedDocument", "ShiftKind", "BorderSide"];
        Assert.DoesNotContain(named, key => !Spanish.ContainsKey(key) && !Spanish.ContainsKey($"{key}.One") && !composed.Contains(key.Split('.')[0]));
        Assert.DoesNotContain(Spanish.Keys, key => !named.Contains(key) && !named.Contains(key.Replace(".One", "", StringComparison.Ordinal).Replace(".Many", "", StringComparison.Ordinal))
            && !composed.Contains(key.Split('.')[0]));
    }

    [Fact]
    public void No_label_or_template_judges_a_person()
    {
        var templates = Directory.EnumerateFiles(Path.Combine(Web, "Components"), "*.razor", SearchOption.AllDirectories)
            .Select(path => (Where: Path.GetFileName(path), Text: File.ReadAllText(path))).ToList();
        Assert.NotEmpty(templates);
        var texts = Spanish.Concat(English).Select(text => (Where: text.Key, Text: text.Value)).Concat(templates);
        Assert.Empty(texts.Where(text => Judging().IsMatch(text.Text)).Select(text => text.Where));
    }

    [Fact]
    public void No_name_sentence_or_source_of_an_indicator_judges_a_person()
    {
        var catalog = IndicatorCatalog.Load(Path.Combine(AppContext.BaseDirectory, "seeds"));
        Assert.NotEmpty(catalog.All);
        Assert.Empty(catalog.All
            .Where(indicator => new[] { indicator.NameEs, indicator.NameEn, indicator.ReasonEs, indicator.ReasonEn, indicator.Source }.Any(Judging().IsMatch)).Select(indicator => indicator.Id));
    }

    [Theory]
    [InlineData("la víctima", true)]
    [InlineData("Fake", true)]
    [InlineData("oferta falsa", true)]
    [InlineData("RiskHead.FakeJob", false)]
    [InlineData("indicios de oferta engañosa", false)]
    public void The_rule_sees_words_and_not_codes(string text, bool judges) => Assert.Equal(judges, Judging().IsMatch(text));

    [Theory]
    [InlineData(RiskCategory.FakeJob, "indicios de oferta engañosa", "signs of a deceptive offer")]
    [InlineData(RiskCategory.Recruitment, "indicios de captación", "signs of recruitment")]
    [InlineData(RiskCategory.ControlledEscort, "indicios de control por terceros", "signs of third-party control")]
    public void Categories_read_as_agreed(RiskCategory category, string spanish, string english)
    {
        Assert.Equal(spanish, Spanish[$"RiskCategory.{category}"]);
        Assert.Equal(english, English[$"RiskCategory.{category}"]);
    }

    [GeneratedRegex(@"\b(v[ií]ctimas?|tratantes?|culpables?|fals[oa]s?|victims?|traffickers?|guilty|fake)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Judging();

    [GeneratedRegex("Words\\.Get\\(\"([a-z.]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex AppKey();

    [GeneratedRegex("\"((?:[A-Z][A-Za-z]+)(?:\\.[A-Za-z]+)+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex KeyInSource();

    [GeneratedRegex(@"\{\d(?::[^}]*)?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{typeof(T).Name}.{name}");

    private static Dictionary<string, string> Read(string file) => Read(Path.Combine(Web, "Words"), file);

    private static Dictionary<string, string> Read(string folder, string file) => XDocument.Load(Path.Combine(folder, file)).Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Monitor.sln was not found above the tests");
        return folder.FullName;
    }
}
