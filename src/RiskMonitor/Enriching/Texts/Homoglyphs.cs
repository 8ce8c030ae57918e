using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Texts;

/// <summary>
/// Letters of other scripts that are drawn as Latin ones are (Unicode Technical Standard 39, confusables; the common ones of Cyrillic, Greek and Armenian). Folded text is lower case, so
/// the letter's original form says which capital was drawn.
/// </summary>
internal static class Homoglyphs
{
    private static readonly FrozenDictionary<char, char> Lower = Pairs(
        "аa вb сc ԁd еe ёe һh іi їi јj кk ӏl мm пn оo рp ԛq гr ѕs тt ус уy хx ԝw зz эe " +
        "αa βb ϲc εe ηn ιi κk ικ νv οo ρp σo τt υu ωw χx γy ζz δd λl μm " +
        "аa օo սu հh ցg ոn ս");

    private static readonly FrozenDictionary<char, char> Upper = Pairs("АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT УY ХX ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ՕO ՍU ԼL");

    /// <summary>The Latin letter, in lower case, that a letter is drawn as; null for none. Latin letters are themselves.</summary>
    /// <param name="folded">The folded letter.</param>
    /// <param name="original">As it was written.</param>
    public static char? Latin(char folded, char original) =>
        folded < 0x80 || folded == 'ñ' ? folded
        : Upper.TryGetValue(original, out var capital) ? char.ToLowerInvariant(capital)
        : Lower.TryGetValue(folded, out var small) ? small
        : null;

    /// <summary>Pairs of a letter and what it is drawn as, the first named of several.</summary>
    private static FrozenDictionary<char, char> Pairs(string pairs)
    {
        var table = new Dictionary<char, char>();
        foreach (var pair in pairs.Split(' '))
        {
            if (pair.Length == 2 && pair[1] < 0x80)
                table.TryAdd(pair[0], pair[1]);
        }

        return table.ToFrozenDictionary();
    }
}
