using CsCheck;

namespace RiskMonitor.Tests.Classifying;

/// <summary>Texts for property tests: words that the rules know, masks, contacts, emoji, look-alikes and noise.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "ayudante", "de", "cocina", "turno", "señor", "Se", "solicita", "personal", "sueldo", "semanal", "sin experiencia", "hospedaje", "work", "from", "home", "weekly", "pay", "money",
        "<PHONE>", "URLMASK", "#URL_12ab#", "****", "55 0000 0000", "a@b.example", "https://x.example/a", "@cuenta", "😀", "𝐚𝐲𝐮𝐝𝐚𝐧𝐭𝐞", "аyudante", "a\u0301", "\u200B", "\n", ", ", ".", "ﬁn", "İ", "ß", "#", "<",
    ];

    public static Gen<string> Any { get; } = Gen.OneOf(Gen.OneOf([.. Pieces.Select(piece => Gen.Const(piece))]), Gen.String[0, 6].Where(text => !text.Any(char.IsSurrogate)))
        .Array[0, 60].Select(words => string.Join(' ', words));
}
