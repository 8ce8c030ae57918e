using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Names of profiles that look like a plain word: "ig: juanperezx" is one, "snap juanperezx" may be one. Only after short names of platforms that stand before a profile
/// ("ig", "snap"), and only where the sentence ends after the word; "facebook: mensaje directo" and "manejo de Instagram deseable" are none.
/// </summary>
internal static class PossibleHandles
{
    private const int ShortestName = 6;
    private const int LongestLabel = 10;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = Set("ig insta instagram snap snapchat skype telegram tg tiktok wechat onlyfans");

    /// <summary>What stands there in adverts instead of a name.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Set(
        "mensaje mensajes directo directa inbox informes informacion enviar escribe escribeme escribenos manda mandame mandanos contacto contactanos siguenos sigueme buscanos buscame encuentranos facebook instagram " +
        "whatsapp telegram twitter tiktok youtube linkedin pinterest messenger snapchat skype stories deseable indispensable avanzado intermedio basico necesario requerido similares etcetera redes sociales marketing " +
        "digital contenido publicidad campañas anuncios business manager profesional empresarial message messages direct follow contact required preferred desired similar social channel canal grupo group " +
        "perfil profile cuenta account usuario username llamada llamadas videollamada interview interviews entrevista entrevistas call calls online tambien solamente unicamente pregunta preguntas disponible diario mensual semanal excelente excluyente");

    /// <summary>Endings of Spanish and English words that are seldom a name's.</summary>
    private static readonly string[] WordEndings = ["cion", "ciones", "mente", "ando", "iendo", "idad", "tion", "ing", "able", "ible", "arios", "ment"];

    /// <summary>Hides names after a label without a colon, and those after a colon that were not sure enough.</summary>
    public static void Scan(FoldedText text, SpanClaims claims, List<TextSpan> hidden)
    {
        var chars = text.Chars;
        for (var i = 1; i < chars.Length; i++)
        {
            if (chars[i] is not (' ' or ':' or '=') || !char.IsLetter(chars[i - 1]) || !EndsLabel(chars, i))
                continue;
            var start = HandleScanner.SkipBlanks(chars, i);
            if (start < chars.Length && chars[start] is ':' or '=' or '-')
                start = HandleScanner.SkipBlanks(chars, start + 1);
            var name = HandleScanner.NameAt(text, start);
            if (MayBe(text, start, name) && claims.IsFree(start, start + name.Length))
                hidden.Add(new TextSpan(TokenKind.Handle, start, start + name.Length));
        }
    }

    /// <summary>After a label and a colon, alone to the end of its line or clause.</summary>
    public static bool IsSurely(FoldedText text, int start, ReadOnlySpan<char> name)
    {
        var at = start;
        while (at > 0 && text[at - 1] is ' ' or ':' or '=')
            at--;
        return EndsLabel(text.Chars, at) && MayBe(text, start, name);
    }

    private static bool MayBe(FoldedText text, int start, ReadOnlySpan<char> name)
    {
        if (name.Length < ShortestName || !char.IsAsciiLetter(name[0]) || Words.Contains(name) || HandleScanner.PlatformEndingAt(name, name.Length) is not null)
            return false;
        foreach (var ending in WordEndings)
        {
            if (name.EndsWith(ending))
                return false;
        }

        return EndsThere(text, start + name.Length);
    }

    private static bool EndsThere(FoldedText text, int end)
    {
        if (char.IsLetterOrDigit(text[end]) || text[end] is '@' or '/')
            return false;
        while (text[end] == ' ')
            end++;
        return !char.IsLetterOrDigit(text[end]) && text[end] is not ('/' or '&');
    }

    private static bool EndsLabel(ReadOnlySpan<char> chars, int end)
    {
        var start = end;
        while (start > 0 && end - start <= LongestLabel && char.IsLetter(chars[start - 1]))
            start--;
        return end > start && Labels.Contains(chars[start..end]);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').Distinct().ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
