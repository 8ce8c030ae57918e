using CsCheck;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Contacts;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>Check digits: what is made by the algorithm is accepted, and slips are noticed where the algorithm promises it. Where it does not, the name of the test says so.</summary>
public sealed class AccountNumberPropertyTests
{
    /// <summary>Institutions have codes of 0, 1, 6, 7 and 9 hundred: no CLABE begins like a card of the great schemes.</summary>
    private static readonly Gen<string> Clabe =
        Gen.Select(Gen.OneOf(Gen.Int[1, 199], Gen.Int[600, 799], Gen.Int[900, 999]), Gen.Long[0, 99_999_999_999_999]).Select((bank, rest) => $"{bank:000}{rest:00000000000000}").Select(before => before + AccountScanner.ClabeDigit(before));

    private static readonly Gen<string> Card = Gen.Select(Gen.OneOf("34", "37", "2", "4", "5", "6"), Gen.Long[0, 99_999_999_999_999])
        .Select((scheme, rest) => $"{scheme}{rest:00000000000000}"[..(scheme[0] == '3' ? 14 : 15)])
        .Select(before => Enumerable.Range(0, 10).Select(digit => $"{before}{digit}").Single(card => IsLuhn(card)));

    private static readonly Gen<string> Date = Gen.Select(Gen.Int[0, 99], Gen.Int[1, 12], Gen.Int[1, 28]).Select((year, month, day) => $"{year:00}{month:00}{day:00}");

    private static readonly Gen<string> RfcKey = Gen.Select(Gen.Char["ABCDEFGHIJKLMNÑOPQRSTUVWXYZ&"].Array[3, 4], Date, Gen.Char["123456789ABCDEFGHIJKLMNPQRSTUVWXYZ"].Array[2])
        .Select((letters, date, homonym) => $"{new string(letters)}{date}{new string(homonym)}").Select(before => $"{before}{Rfc.CheckDigit(before)}");

    private static readonly Gen<string> CurpKey = Gen.Select(
            Gen.Char['A', 'Z'].Array[4], Date, Gen.OneOf("H", "M", "X"), Gen.OneOf("DF", "MC", "VZ", "OC", "NE"), Gen.Char["BCDFGHJKLMNPQRSTVWXYZ"].Array[3], Gen.Char["0123456789ABC"])
        .Select((letters, date, sex, state, consonants, homonym) => $"{new string(letters)}{date}{sex}{state}{new string(consonants)}{homonym}").Select(before => $"{before}{Curp.CheckDigit(before)}");

    [Fact]
    public void Every_clabe_is_found_in_any_grouping() => Gen.Select(Clabe, Gen.OneOf("", " ", "-"), Gen.Int[2, 6]).Sample((clabe, separator, size) =>
    {
        var written = string.Join(separator, clabe.Chunk(size).Select(chunk => new string(chunk)));
        Assert.Equal(clabe, Assert.Single(Enricher.Enrich($"CLABE {written} por favor").Entities.Clabes).Number);
    });

    [Fact]
    public void One_wrong_digit_of_a_clabe_is_always_noticed() => Clabe.Sample(clabe => Assert.All(Substitutions(clabe), wrong => Assert.False(AccountScanner.IsClabe(wrong), wrong)));

    [Fact]
    public void Neighbours_exchanged_in_a_clabe_are_noticed_unless_they_lie_five_apart() => Clabe.Sample(clabe =>
        Assert.All(Exchanges(clabe), wrong => Assert.Equal(wrong.Apart == 5 && wrong.Text[..3] != "000", AccountScanner.IsClabe(wrong.Text))));

    [Fact]
    public void Every_card_is_found_masked_to_its_last_four_and_shown_nowhere() => Gen.Select(Card, Gen.OneOf("", " ", "-")).Sample((card, separator) =>
    {
        var enriched = Enricher.Enrich($"tarjeta {string.Join(separator, card.Chunk(4).Select(chunk => new string(chunk)))} a nombre de Ana");
        Assert.Equal($"{new string('•', card.Length - 4)}{card[^4..]}", Assert.Single(enriched.Entities.Cards));
        Assert.DoesNotContain(ContactMasker.Mask(enriched).Body, char.IsAsciiDigit);
    });

    [Fact]
    public void One_wrong_digit_of_a_card_is_always_noticed() => Card.Sample(card => Assert.All(Substitutions(card), wrong => Assert.False(AccountScanner.IsCard(wrong), wrong)));

    [Fact]
    public void Neighbours_exchanged_in_a_card_are_noticed_unless_they_are_zero_and_nine() => Card.Sample(card =>
        Assert.All(Exchanges(card[1..]), wrong => Assert.Equal(wrong.Apart == 9, AccountScanner.IsCard($"{card[0]}{wrong.Text}"))));

    [Fact]
    public void A_number_of_sixteen_digits_that_is_no_card_is_masked_all_the_same() => Card.Sample(card =>
    {
        var enriched = Enricher.Enrich($"tarjeta {card[..^1]}{(char)('0' + ((card[^1] - '0' + 1) % 10))}");
        Assert.Empty(enriched.Entities.Cards);
        Assert.DoesNotContain(ContactMasker.Mask(enriched).Body, char.IsAsciiDigit);
    });

    [Fact]
    public void Every_rfc_with_its_check_digit_is_one() => RfcKey.Sample(key => Assert.True(Rfc.IsValid(key), key));

    [Fact]
    public void One_wrong_digit_of_an_rfc_and_two_digits_exchanged_are_always_noticed_while_a_wrong_letter_may_not_be() => RfcKey.Sample(key =>
    {
        Assert.All(Substitutions(key), wrong => Assert.False(Rfc.IsValid(wrong), wrong));
        Assert.All(Exchanges(key), wrong => Assert.False(Rfc.IsValid(wrong.Text), wrong.Text));
    });

    [Fact]
    public void Every_curp_with_its_check_digit_is_one() => CurpKey.Sample(key => Assert.True(Curp.IsValid(key), key));

    /// <summary>Weights without a factor in common with ten: the units of the year (13), of the month (11) and of the day (9), and the check digit, which counts once.</summary>
    [Fact]
    public void One_wrong_digit_of_a_curp_is_noticed_where_its_weight_is_prime_to_ten_which_half_are_not() => CurpKey.Sample(key =>
    {
        foreach (var at in new[] { 5, 7, 9, 17 })
        {
            for (var shift = 1; shift < 10; shift++)
                Assert.False(Curp.IsValid($"{key[..at]}{(char)('0' + ((key[at] - '0' + shift) % 10))}{key[(at + 1)..]}"), $"{key} at {at}");
        }
    });

    [Fact]
    public void Neighbouring_digits_exchanged_in_a_curp_are_always_noticed() => CurpKey.Sample(key => Assert.All(Exchanges(key), wrong => Assert.False(Curp.IsValid(wrong.Text), wrong.Text)));

    [Fact]
    public void Keys_of_persons_and_firms_are_never_shown_whatever_their_check_digit() => Gen.Select(Gen.OneOf(CurpKey, RfcKey), Gen.Int[0, 9]).Sample((key, last) =>
    {
        var enriched = Enricher.Enrich($"Manda tu clave {key[..^1]}{last} completa");
        Assert.Equal($"Manda tu clave {new string('•', key.Length)} completa", ContactMasker.Mask(enriched).Body);
        Assert.DoesNotContain(enriched.Entities.Rfcs.Concat(enriched.Entities.Curps), shown => shown.Contains(key[4..10], StringComparison.Ordinal));
    });

    private static IEnumerable<string> Substitutions(string key)
    {
        for (var at = 0; at < key.Length; at++)
        {
            for (var shift = 1; shift < 10 && char.IsAsciiDigit(key[at]); shift++)
                yield return $"{key[..at]}{(char)('0' + ((key[at] - '0' + shift) % 10))}{key[(at + 1)..]}";
        }
    }

    private static IEnumerable<(string Text, int Apart)> Exchanges(string key)
    {
        for (var at = 0; at + 1 < key.Length; at++)
        {
            if (key[at] != key[at + 1] && char.IsAsciiDigit(key[at]) && char.IsAsciiDigit(key[at + 1]))
                yield return ($"{key[..at]}{key[at + 1]}{key[at]}{key[(at + 2)..]}", Math.Abs(key[at] - key[at + 1]));
        }
    }

    /// <summary>Luhn as ISO/IEC 7812-1 tells it: from the right, every second digit twice, digits of products added.</summary>
    private static bool IsLuhn(string card) => card.Reverse().Select((c, i) => (c - '0') * (1 + (i % 2))).Sum(product => (product / 10) + (product % 10)) % 10 == 0;
}
