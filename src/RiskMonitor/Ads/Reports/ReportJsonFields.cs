using System.Collections.Immutable;
using System.Text.Json;

namespace RiskMonitor.Ads.Reports;

/// <summary>The named values of a report that came as a JSON object; contacts may be one text or a list.</summary>
public static class ReportJsonFields
{
    /// <summary>Null, or what is wrong with the first field that is.</summary>
    public static ReportProblem? Read(JsonElement json, ReportColumnMap map, out Dictionary<string, ImmutableArray<string>> values) =>
        Read(json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value)), map, out values);

    /// <summary>The same of some of an object's properties.</summary>
    public static ReportProblem? Read(IEnumerable<KeyValuePair<string, JsonElement>> properties, ReportColumnMap map, out Dictionary<string, ImmutableArray<string>> values)
    {
        ArgumentNullException.ThrowIfNull(map);
        values = new(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            var (field, problem) = map.FieldOf(name);
            if (field is null)
                return problem;
            if (TextsOf(value, field) is not { } texts)
                return new ReportProblem(field, ReportFault.NotText);
            if (values.TryGetValue(field, out var before) && field != ReportFields.Contacts)
                return new ReportProblem(field, ReportFault.Twice);
            values[field] = before.IsDefault ? texts : before.AddRange(texts);
        }

        return null;
    }

    private static ImmutableArray<string>? TextsOf(JsonElement value, string field) => value.ValueKind switch
    {
        JsonValueKind.Null => ImmutableArray<string>.Empty,
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array when field == ReportFields.Contacts && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            [.. value.EnumerateArray().Select(item => item.ToString())],
        _ => null,
    };
}
