using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

/// <summary>Adverts and a linker in the words of the tests: texts are given as they are, contacts as "phone:+52…".</summary>
internal sealed class AdDriver
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 7, 0, 0, 0, TimeSpan.Zero));

    public AdDriver(ICampaignOverrides? overrides = null, int mostTextsOfAContact = 50)
    {
        Overrides = overrides ?? new NoCampaignOverrides();
        Linker = new CampaignLinker(Sealer, Overrides, _time, new LinkingOptions { MostTextsOfAContact = mostTextsOfAContact });
    }

    public static IContactSealer Sealer { get; } = ContactSealer.Ephemeral();

    public ICampaignOverrides Overrides { get; }

    public CampaignLinker Linker { get; }

    /// <summary>Two invented adverts' worth of words that share nothing, in sentences long enough to be compared.</summary>
    public static string Text(int seed, int words = 60)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));
    }

    /// <summary>The text with every n-th word replaced by one that occurs nowhere else.</summary>
    public static string Edited(string text, int everyNth, int seed)
    {
        var random = new Random(seed + 1_000_000);
        return string.Join(' ', text.Split(' ').Select((word, i) => i % everyNth == everyNth - 1 ? "x" + Word(random) : word));
    }

    public static EnrichedAd Ad(string id, string body, params string[] contacts) => new()
    {
        Ad = new Ad { Id = AdId.Parse(id), Body = body },
        Language = AdLanguage.Es,
        Contacts = [.. contacts.Select(Contact)],
    };

    public LinkedAd Link(string id, string body, params string[] contacts)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return Linker.Link(Ad(id, body, contacts));
    }

    public CampaignId CampaignOf(string id) => Linker.CampaignOf(AdId.Parse(id))!.Value;

    public bool AreTogether(params string[] ids) => ids.Select(CampaignOf).Distinct().Count() == 1;

    private static Contact Contact(string written)
    {
        var parts = written.Split(':', 2);
        return new Contact(Enum.Parse<ContactKind>(parts[0], ignoreCase: true), parts[1], AdField.Body, 0, 1);
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bcdfglmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}"));
}
