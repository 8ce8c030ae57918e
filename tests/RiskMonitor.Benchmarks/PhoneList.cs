using RiskMonitor.Enriching;

namespace RiskMonitor.Benchmarks;

/// <summary>Where phones are found in a file of real adverts whose contacts are masked, for reading them one by one: advert, field, offset and length, and a letter for each different number; never the number.</summary>
internal static class PhoneList
{
    /// <param name="adverts">JSON Lines as for <see cref="EnrichBench"/>.</param>
    /// <param name="seeds">The seeds folder.</param>
    public static int Run(string adverts, string seeds)
    {
        var enricher = AdEnricher.Load(seeds);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ad in File.ReadLines(adverts).Select(EnrichBench.Read))
        {
            foreach (var phone in enricher.Enrich(ad).Contacts.Where(contact => contact is { Kind: ContactKind.Phone, Field: not null }))
            {
                if (!numbers.TryGetValue(phone.Value, out var number))
                    numbers[phone.Value] = number = numbers.Count + 1;
                Console.WriteLine($"{ad.Id} {phone.Field!.Value.ToString().ToLowerInvariant()} {phone.Start}+{phone.Length} number {number}");
            }
        }

        return 0;
    }
}
