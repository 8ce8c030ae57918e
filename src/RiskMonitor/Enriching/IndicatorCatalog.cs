using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Indicators;

namespace RiskMonitor.Enriching;

/// <summary>The rows of seeds/indicators.csv by id. A row that cannot be read stops the start and is named with line and field.</summary>
public sealed class IndicatorCatalog
{
    private static readonly string[] Columns = ["id", "domain", "heads", "name", "name_es", "reason_en", "reason_es", "signal", "shows", "source", "grade", "use", "aspect", "asked_of", "shown", "needs", "least", "most", "version"];
    private static readonly string[] Grades = ["E+", "E0", "E-", "B", "L", "X", "U"];
    private readonly FrozenDictionary<string, Indicator> _byId;

    private IndicatorCatalog(ImmutableArray<Indicator> all)
    {
        All = all;
        _byId = all.ToFrozenDictionary(indicator => indicator.Id, StringComparer.Ordinal);
    }

    /// <summary>Every indicator, in the order of the file.</summary>
    public ImmutableArray<Indicator> All { get; }

    public Indicator this[string id] => _byId.TryGetValue(id, out var indicator)
        ? indicator
        : throw new KeyNotFoundException($"{id} is not a row of indicators.csv");

    /// <summary>A capital and two digits.</summary>
    public static bool IsId(string text) => text is [>= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9'];

    public bool TryGet(string id, [NotNullWhen(true)] out Indicator? indicator) => _byId.TryGetValue(id, out indicator);

    /// <param name="seedsFolder">Folder that holds indicators.csv.</param>
    public static IndicatorCatalog Load(string seedsFolder)
    {
        var path = Path.Combine(seedsFolder, "indicators.csv");
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <exception cref="FormatException">Names line, field and what was expected.</exception>
    internal static IndicatorCatalog Read(Stream stream, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new IndicatorCatalog([.. SeedTable.Read(stream, name, row => ReadRow(row, seen), Columns)]);
    }

    private static Indicator ReadRow(SeedRow row, HashSet<string> seen)
    {
        var id = row.Required("id");
        if (!IsId(id))
            throw row.Wrong("id", $"'{id}' is not a letter and two digits");
        if (!seen.Add(id))
            throw row.Wrong("id", $"{id} is there twice");
        var grade = row.Required("grade");
        if (!Grades.Contains(grade, StringComparer.Ordinal))
            throw row.Wrong("grade", $"'{grade}' is none of {string.Join(' ', Grades)}");
        if (!Enum.TryParse<IndicatorUse>(row.Required("use"), ignoreCase: true, out var use))
            throw row.Wrong("use", $"'{row.Text("use")}' is none of {string.Join(' ', Enum.GetNames<IndicatorUse>()).ToLowerInvariant()}");
        return new Indicator
        {
            Id = id,
            Heads = [.. row.Text("heads").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(head => Head(row, head))],
            NameEn = row.Required("name"),
            NameEs = row.Required("name_es"),
            ReasonEn = row.Required("reason_en"),
            ReasonEs = row.Required("reason_es"),
            Grade = grade,
            Use = use,
            Aspect = row.Text("aspect") is { Length: > 0 } aspect ? aspect : id,
            Rule = PhraseRule.Read(row),
            Source = row.Required("source"),
            Version = row.Int("version"),
        };
    }

    private static RiskHead Head(SeedRow row, string head) => head switch
    {
        "recruitment" => RiskHead.Recruitment,
        "fake_job" => RiskHead.FakeJob,
        "controlled_escort" => RiskHead.ControlledEscort,
        _ => throw row.Wrong("heads", $"'{head}' is none of recruitment fake_job controlled_escort"),
    };
}
