using System.ComponentModel.DataAnnotations;

namespace RiskMonitor.Extracting;

/// <summary>How often what was read quickly is read again from the whole page (section Extraction).</summary>
public sealed class TierOptions
{
    public const string Section = "Extraction";

    /// <summary>One of so many pages is compared, 1 to 1,000,000. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int CompareOneIn { get; set; } = 100;

    /// <summary>The first pages of each source after a start that are all compared, 0 to 100,000. Default 20.</summary>
    [Range(0, 100_000)]
    public int CompareFirst { get; set; } = 20;
}
