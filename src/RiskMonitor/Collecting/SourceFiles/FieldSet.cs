using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>
/// The fields of one map of a source file, read by name and type. What is missing, of the wrong type or unknown becomes a problem
/// with its line, and reading goes on with a null.
/// </summary>
internal sealed partial class FieldSet(YamlMap map, string path, SourceProblems problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => map.Line;

    /// <summary>Line of the field, or of the map when it is not there.</summary>
    public int LineOf(string name) => Find(name)?.Line ?? map.Line;

    public bool Has(string name) => Find(name) is not null;

    public void Problem(string name, string problem, string whatToDo) => problems.Add(LineOf(name), Path(name), problem, whatToDo);

    public void Problem(string name, string problem, string whatToDo, int line) => problems.Add(line, Path(name), problem, whatToDo);

    public FieldSet? Map(string name, bool required = false) => Value(name, required) switch
    {
        null => null,
        YamlMap inner => new FieldSet(inner, Path(name), problems),
        _ => Wrong<FieldSet>(name, "is not a group of fields", "Write its fields on the lines below, indented"),
    };

    /// <param name="name">The field.</param>
    /// <param name="required">Whether it is a problem when it is not there.</param>
    /// <param name="longest">Characters at most.</param>
    /// <param name="quote">Whether a message may repeat what is there.</param>
    public string? Text(string name, bool required = false, int longest = 500, bool quote = true) => Value(name, required) is { } value ? TextOf(name, value, longest, quote) : null;

    public IReadOnlyList<(string Value, int Line)> Texts(string name, bool required = false)
    {
        var value = Value(name, required);
        if (value is null)
            return [];
        if (value is not YamlList { Items.Length: > 0 } list)
        {
            Wrong<string>(name, "is not a list with at least one entry", "Write each entry on a line of its own, after a hyphen");
            return [];
        }

        return [.. list.Items.Select(item => (TextOf(name, item, longest: 2000), item.Line)).Where(item => item.Item1 is not null).Select(item => (item.Item1!, item.Line))];
    }

    /// <summary>Every field of a map as text.</summary>
    public IEnumerable<(string Name, string Value)> AllTexts()
    {
        foreach (var field in map.Fields)
        {
            _asked.Add(field.Name);
            if (TextOf(field.Name, field.Value, longest: 500) is { } value)
                yield return (field.Name, value);
        }
    }

    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> words, bool required = false)
        where T : struct
    {
        if (Text(name, required) is not { } word)
            return null;
        if (words.TryGetValue(word, out var value))
            return value;
        Problem(name, $"'{word}' is not known", $"Write one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}");
        return null;
    }

    public bool? Flag(string name) => Value(name, required: false) switch
    {
        null => null,
        YamlText { IsPlain: true, Value: "true" } => true,
        YamlText { IsPlain: true, Value: "false" } => false,
        _ => Wrong<bool?>(name, "is neither true nor false", "Write true or false, without quotes"),
    };

    public int? Number(string name, int least, int most)
    {
        var value = Value(name, required: false);
        if (value is null)
            return null;
        if (value is YamlText { IsPlain: true } text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        return Wrong<int?>(name, "is not a whole number in its range", FormattableString.Invariant($"Write {least} to {most}, without quotes"));
    }

    /// <summary>A number with its unit (ms, s, m, h or d), or 0.</summary>
    public TimeSpan? Duration(string name, bool required = false)
    {
        var value = Value(name, required);
        if (value is null)
            return null;
        var match = value is YamlText text ? DurationText().Match(text.Value) : Match.Empty;
        if (value is YamlText { IsPlain: true, Value: "0" })
            return TimeSpan.Zero;
        if (!match.Success)
            return Wrong<TimeSpan?>(name, "is not a length of time", "Write a number and its unit, such as 5s, 10m or 24h");
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    /// <summary>Names every field that nobody asked for: a misspelt field must not be taken for one left out.</summary>
    public void RefuseOthers()
    {
        foreach (var field in map.Fields.Where(field => !_asked.Contains(field.Name)))
            problems.Add(field.Line, Path(field.Name), "there is no such field here", $"Remove it, or write one of {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
    }

    private YamlNode? Value(string name, bool required)
    {
        _asked.Add(name);
        var field = Find(name);
        if (field is null && required)
            problems.Add(map.Line, Path(name), "it is missing", "Add it, see docs/adding-a-source.md");
        return field?.Value;
    }

    private string? TextOf(string name, YamlNode node, int longest, bool quote = true)
    {
        if (node is not YamlText text)
            return Wrong<string>(name, "is not text", "Write one value", node.Line);
        if (text.IsPlain && NotText().IsMatch(text.Value))
            return Wrong<string>(name, text.Value.Length == 0 ? "is empty" : $"{(quote ? $"'{text.Value}'" : "it")} is read as a number, a switch or nothing", "Put the text in quotes", node.Line);
        if (text.Value.Length > longest || string.IsNullOrWhiteSpace(text.Value))
            return Wrong<string>(name, "is blank or too long", FormattableString.Invariant($"Write 1 to {longest} characters"), node.Line);
        return text.Value;
    }

    private T? Wrong<T>(string name, string problem, string whatToDo, int? line = null)
    {
        problems.Add(line ?? LineOf(name), Path(name), problem, whatToDo);
        return default;
    }

    private YamlField? Find(string name) => map.Fields.FirstOrDefault(field => field.Name == name);

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>What YAML 1.2 (core schema) reads as something other than text when it stands without quotes.</summary>
    [GeneratedRegex(@"^(|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NotText();

    [GeneratedRegex("^(?<number>[0-9]{1,6})(?<unit>ms|s|m|h|d)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DurationText();
}
