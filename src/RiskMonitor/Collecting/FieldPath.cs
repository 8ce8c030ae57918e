using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskMonitor.Collecting;

/// <summary>
/// Where a value is in a JSON answer: names with dots between, and <c>[]</c> after a name for every entry of its list, as in <c>data.items[].title</c>.
/// <c>[]</c> alone at the beginning is an answer that is itself a list.
/// </summary>
internal sealed partial class FieldPath
{
    private readonly ImmutableArray<Step> _steps;

    private FieldPath(ImmutableArray<Step> steps) => _steps = steps;

    /// <summary>Whether it leads to entries of a list.</summary>
    public bool HasList => _steps.Any(step => step.Each);

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldPath? path)
    {
        path = PathText().IsMatch(text)
            ? new FieldPath([.. text.Split('.').Select(part => part.EndsWith("[]", StringComparison.Ordinal) ? new Step(part[..^2], Each: true) : new Step(part, Each: false))])
            : null;
        return path is not null;
    }

    public static FieldPath Parse(string text) => TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not the path of a field");

    /// <summary>The path to the entries of the first list, and the rest of the way from one of them.</summary>
    public (FieldPath Items, FieldPath Onward) Split()
    {
        var list = _steps.TakeWhile(step => !step.Each).Count() + 1;
        return (new FieldPath(_steps[..list]), new FieldPath(_steps[list..]));
    }

    /// <summary>Every value there, in order; none where something on the way is missing or of another form.</summary>
    public IEnumerable<JsonElement> Select(JsonElement root) => _steps.Aggregate<Step, IEnumerable<JsonElement>>([root], (values, step) => values.SelectMany(value => Take(value, step)));

    public override string ToString() => string.Join('.', _steps.Select(step => step.Each ? step.Name + "[]" : step.Name));

    private static IEnumerable<JsonElement> Take(JsonElement value, Step step)
    {
        if (step.Name.Length > 0 && !(value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step.Name, out value)))
            yield break;
        if (!step.Each)
        {
            yield return value;
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var entry in value.EnumerateArray())
            yield return entry;
    }

    private readonly record struct Step(string Name, bool Each);

    [GeneratedRegex(@"^(\[\]|[^.\[\]\s]+(\[\])?)(\.[^.\[\]\s]+(\[\])?)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PathText();
}
