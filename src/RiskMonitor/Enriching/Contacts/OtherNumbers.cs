using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Words that say that the digits behind them number something else than a phone.</summary>
internal static class OtherNumbers
{
    private const int WordsBefore = 3;
    private const int LongestGap = 4;
    private const int LookedBack = 40;

    private static readonly string[] Reversed = ["al reves", "de atras para adelante", "backwards", "reversed"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "folio", "id", "vacante", "clabe", "nss", "referencia", "ref", "codigo", "clave", "pedido", "licencia", "cedula", "registro", "ruc", "cuit", "cuil", "dni", "expediente", "interbancaria", "job", "code", "reference", "orden", "order", "invoice", "factura",
        "rastreo", "tracking", "guia", "ticket", "isbn", "serie", "serial").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What may stand between such a word and its number: "pedido no. 55…", "clave de rastreo 55…".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Between =
        FrozenSet.Create(StringComparer.Ordinal, "no", "num", "numero", "nro", "n", "number", "de", "del", "es", "is", "of").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the words before say that the number is written from its end: "léelo al revés".</summary>
    public static bool SayReversed(FoldedText text, int start)
    {
        var before = text.Slice(Math.Max(0, start - LookedBack), start);
        before = before[(before.LastIndexOfAny('.', '!', '\n') + 1)..];
        foreach (var saying in Reversed)
        {
            if (before.Contains(saying, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"area code 55", "a la orden 55…".</summary>
    private static bool IsOtherwiseMeant(FoldedText text, int from, int end) =>
        (text.Slice(from, end) is "code" && from >= 5 && text.Slice(from - 5, from) is "area ") || (text.Slice(from, end) is "orden" && from >= 4 && text.Slice(from - 4, from) is " la " or " su " or "sus ");

    /// <summary>Whether one of them stands right before <paramref name="start"/>.</summary>
    public static bool Precede(FoldedText text, int start)
    {
        var at = start;
        for (var word = 0; word < WordsBefore; word++)
        {
            var end = at;
            while (end > 0 && at - end <= LongestGap && !char.IsLetter(text[end - 1]))
            {
                if (text[end - 1] == '\n' || char.IsAsciiDigit(text[end - 1]))
                    return false;
                end--;
            }

            var from = end;
            while (from > 0 && char.IsLetter(text[from - 1]) && end - from < 20)
                from--;
            if (from == end)
                return false;
            if (Words.Contains(text.Slice(from, end)))
                return !IsOtherwiseMeant(text, from, end);
            if (!Between.Contains(text.Slice(from, end)))
                return false;
            at = from;
        }

        return false;
    }
}
