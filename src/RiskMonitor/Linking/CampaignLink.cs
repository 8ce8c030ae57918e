using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>Why an advert belongs with another: kind of link, the other advert, and a strength from 0 to 1 (text: estimated Jaccard similarity).</summary>
public sealed record CampaignLink(LinkKind Kind, AdId With, double Strength);

/// <summary>Kinds of links, as written in the output of link.</summary>
public enum LinkKind
{
    Text,
    Phone,
    Email,
    Handle,
    Account,
    Url,
}
