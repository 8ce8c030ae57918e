using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Linking;

/// <summary>Stable identity of a campaign in the store: a version-7 UUID, written as 32 hex digits.</summary>
public readonly record struct CampaignId(Guid Value)
{
    public static CampaignId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static CampaignId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new FormatException($"'{value}' is not a campaign id (32 hex digits)");

    public static bool TryParse([NotNullWhen(true)] string? value, out CampaignId id)
    {
        var valid = Guid.TryParseExact(value, "N", out var guid);
        id = new CampaignId(guid);
        return valid;
    }

    public override string ToString() => Value.ToString("N");
}
