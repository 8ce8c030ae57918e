using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>People's word on a pair of adverts; <see cref="FirstId"/> is the smaller id.</summary>
internal sealed class LinkOverrideRecord
{
    public required AdId FirstId { get; set; }

    public required AdId SecondId { get; set; }

    public required LinkOverride Says { get; set; }

    public required string Who { get; set; }

    public required DateTimeOffset At { get; set; }
}
