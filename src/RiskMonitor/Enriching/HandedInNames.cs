namespace RiskMonitor.Enriching;

/// <summary>Names for what people hand in. Ids of files and reports may be phone numbers or names of people: what stands in the clear is made under the key that contacts are compared by.</summary>
public static class HandedInNames
{
    private const int Digits = 32;

    /// <summary>32 hex digits, the same for the same id under the current key version.</summary>
    public static string NameOf(this IContactSealer sealer, string id)
    {
        ArgumentNullException.ThrowIfNull(sealer);
        var key = sealer.KeyOf(ContactKind.Url, $"urn:handed-in:{id}").ToString();
        return key.Substring(key.IndexOf(':', StringComparison.Ordinal) + 1, Digits);
    }
}
