using RiskMonitor.Ads;

namespace RiskMonitor.Web.Api;

/// <summary>Codes of contracts.md (review_now, fake_job …) as they stand in addresses.</summary>
internal static class Codes
{
    /// <summary>The member with this code, null for none.</summary>
    public static T? TryParse<T>(string? code)
        where T : struct, Enum => code is not null && SnakeCaseEnum.TryParse<T>(code, out var value) ? value : null;

    public static string List<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(SnakeCaseEnum.Write));
}
