using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>What one way of reading found on a page.</summary>
/// <param name="Extractor">Name and version, as in "jsonld/1".</param>
/// <param name="Origin">Where its fields come from: jsonld, microdata, selector, generic, api or feed.</param>
/// <param name="Channel">Kind of place, when the source does not say.</param>
/// <param name="Drafts">The adverts, in the order of the page.</param>
/// <param name="Problems">What could not be read, in words an operator can act on; no advert text.</param>
internal sealed record PageReading(string Extractor, string Origin, AdChannel Channel, ImmutableArray<AdDraft> Drafts, ImmutableArray<string> Problems);
