using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Amounts;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Texts;
using RiskMonitor.Extracting.Texts;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Enriching;

/// <summary>The limit of a minute only ends a run that would not end: what is linear takes a fraction of a second, what is not takes many minutes.</summary>
public sealed class LongTextTests
{
    private const int Minute = 60_000;

    [Theory(Timeout = Minute)]
    [MemberData(nameof(LongTexts.Repeated), MemberType = typeof(LongTexts))]
    public async Task The_scanners_get_to_the_end_of_a_long_text_even_when_all_of_it_is_read(string piece) => await Task.Run(
        () =>
        {
            var text = FoldedText.Of(LongTexts.Of(piece));
            var (finder, claims, found) = (new ContactFinder(), new SpanClaims(), new List<FoundContact>());
            finder.FindAccounts(text, claims, found, hidden: []);
            var amounts = AmountScanner.Scan(text, claims, "MXN", isSalaryField: true);
            finder.FindPhonesAndHandles(text, claims, found, "US");
            Assert.All(found, contact => Assert.InRange(contact.End, contact.Start + 1, text.Length));
            Assert.All(amounts, amount => Assert.InRange(amount.End, amount.Start + 1, text.Length));
        },
        TestContext.Current.CancellationToken);

    [Theory(Timeout = Minute)]
    [MemberData(nameof(LongTexts.Repeated), MemberType = typeof(LongTexts))]
    public async Task A_long_advert_is_enriched_signed_and_masked(string piece) => await Task.Run(
        () =>
        {
            var body = LongTexts.Of(piece);
            var ad = Enricher.Advert(body, AdLanguage.Unknown) with { Location = body, Url = $"https://anuncios.example/{body}" };
            var enriched = Enricher.Shared.Enrich(ad, contactText: body);
            Assert.All(enriched.Contacts, contact => Assert.InRange(contact.Start + contact.Length, 0, ReadLimit.Characters));
            Assert.Equal(body.Length, ContactMasker.Mask(ad, enriched.Contacts).Body.Length);
            Assert.True(TextSignature.Of(ad) is { IsEmpty: true } or { Length: > 0 });
        },
        TestContext.Current.CancellationToken);

    [Theory(Timeout = Minute)]
    [MemberData(nameof(LongTexts.Repeated), MemberType = typeof(LongTexts))]
    public async Task A_long_text_of_a_page_is_read(string piece) => await Task.Run(
        () => Assert.True(MarkedText.Read(LongTexts.Of(piece)).Length <= LongTexts.Length),
        TestContext.Current.CancellationToken);

    [Fact]
    public void What_stands_beyond_the_limit_is_not_read_and_not_shown()
    {
        var ad = Enricher.Advert($"Llama al 55 1234 5678. {new string('a', ReadLimit.Characters)} Llama al 33 1234 5650");
        var enriched = Enricher.Shared.Enrich(ad);
        Assert.Equal(["+525512345678"], enriched.Entities.Phones);
        var masked = ContactMasker.Mask(ad, enriched.Contacts).Body;
        Assert.StartsWith("Llama al ••••••••••••. aaaa", masked, StringComparison.Ordinal);
        Assert.EndsWith(" ••••• •• •• •••• ••••", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_cut_by_the_limit_is_not_shown_either()
    {
        var ad = Enricher.Advert($"{new string('a', ReadLimit.Characters - 7)} 55 1234 5678");
        Assert.DoesNotContain(ContactMasker.Mask(ad, Enricher.Shared.Enrich(ad).Contacts).Body, char.IsAsciiDigit);
    }

    [Fact]
    public void The_limit_cuts_no_character_in_two() =>
        Assert.Equal(ReadLimit.Characters - 1, ReadLimit.Within($"{new string('a', ReadLimit.Characters - 1)}😀").Length);

    /// <summary>Two units per number's length at most: what is found is as much as the text holds, once.</summary>
    [Fact]
    public void Every_number_of_a_long_list_is_found_once() =>
        Assert.Equal(ReadLimit.Characters / 13, Enricher.Enrich(LongTexts.Of("55 1234 5678\n")).Contacts.Length);
}
