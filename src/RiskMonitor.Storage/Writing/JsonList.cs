using System.Text.Json;

namespace RiskMonitor.Storage.Writing;

/// <summary>Many values as one parameter: <c>IN (SELECT value FROM json_each(?1))</c>.</summary>
internal static class JsonList
{
    public static string Of<T>(IEnumerable<T> values)
        where T : notnull =>
        JsonSerializer.Serialize(values.Select(value => value.ToString() ?? "").ToArray(), StoreJson.Default.StringArray);
}
