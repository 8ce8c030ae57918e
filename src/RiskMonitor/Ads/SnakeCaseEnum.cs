using System.Text.Json;

namespace RiskMonitor.Ads;

/// <summary>Enum values as the contracts write them: job_board for JobBoard.</summary>
public static class SnakeCaseEnum
{
    public static string Write<T>(T value)
        where T : struct, Enum => Names<T>.Written[value];

    /// <summary>Reads a written name, without regard to case.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Names<T>.Values.TryGetValue(text, out value);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Written =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values =
            Written.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
