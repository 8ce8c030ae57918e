namespace RiskMonitor.Extracting.Markup;

/// <summary>Which attributes say what an item is.</summary>
/// <param name="ItemSelector">Selects the elements that are items.</param>
/// <param name="Type">Its types.</param>
/// <param name="Property">Names of the properties that an element is the value of.</param>
/// <param name="Id">The address that names it.</param>
/// <param name="References">Ids of elements elsewhere that belong to it too; null where there is no such thing.</param>
internal sealed record ItemAttributes(string ItemSelector, string Type, string Property, string? Id, string? References)
{
    /// <summary>HTML §5, Microdata.</summary>
    public static ItemAttributes Microdata { get; } = new("[itemscope]", "itemtype", "itemprop", "itemid", "itemref");

    /// <summary>RDFa Lite 1.1, W3C Recommendation.</summary>
    public static ItemAttributes Rdfa { get; } = new("[typeof]", "typeof", "property", "resource", null);
}
