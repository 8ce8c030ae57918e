using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace RiskMonitor.Linking;

/// <summary>Settings of linking, section Linking.</summary>
public sealed class LinkingOptions
{
    /// <summary>
    /// Most distinct texts (slots apart) that a contact may stand in and still join new adverts; 2 to 10,000, by default 50.
    /// Beyond that it is a hub, such as an agency's switchboard, and tells nothing of who is behind an advert.
    /// </summary>
    [Range(2, 10_000)]
    public int MostTextsOfAContact { get; set; } = 50;
}

[OptionsValidator]
internal sealed partial class LinkingOptionsValidator : IValidateOptions<LinkingOptions>;
