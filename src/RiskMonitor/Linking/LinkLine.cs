using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>One line of the output of link, in the shape of contracts.md; schema: docs/schemas/link.schema.json.</summary>
/// <param name="Id">The advert.</param>
/// <param name="Campaign">The smallest id among the adverts of its campaign, by ordinal comparison.</param>
/// <param name="Why">The strongest links to other adverts of the campaign, at most ten; empty for an advert alone.</param>
public sealed record LinkLine(AdId Id, AdId Campaign, ImmutableArray<CampaignLink> Why)
{
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LinkJsonContext.Default.LinkLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(SnakeCaseEnumConverter<LinkKind>)])]
[JsonSerializable(typeof(LinkLine))]
internal sealed partial class LinkJsonContext : JsonSerializerContext;
