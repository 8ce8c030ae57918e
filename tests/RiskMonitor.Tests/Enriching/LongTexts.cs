namespace RiskMonitor.Tests.Enriching;

/// <summary>Texts of 300,000 characters, each of which once made a scanner look at the same characters again and again.</summary>
internal static class LongTexts
{
    public const int Length = 300_000;

    private static readonly string[] Pieces =
    [
        "cinco ", "cinco, ", "😀5 ", "1,", "A.B.C.D.E@", "$5 ", "treinta y cinco ", "treinta y ", "1 ", "5", "cero ", "a.b/", "a.com/", "ig: ", "@abc ", " @ casa . com", "a arroba b punto com ", "(at)", "x1", "bc1q",
        "5          ", "5-", "O5 ", "clabe 1 ", "sueldo 5000 semanales ", "18 a 25 años ", "san ", "hospedaje y comida ", "no me dejan salir ", "\u0301\u0316", "5\u200B", "５", "<a", "&lt;p&gt;", "wa.me/5255123456", "ig ", "punto ", "cuenta ", "juan punto ",
        "T", "T1", "bc1 ", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5 ", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u ", "1111111111111111111111111111111111 ", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD ", "aaaaaaaaaaaaaaaaaaaaaaaaa ", "12", "1234 ",
        "abcd010101", "HEGG560427MVZRRL05 ", "rfc abc 010101 ", "$a ", "cashapp $", "3", "4111 ", "bit.ly/", "paypal.me/a ", "a.la/", "t.me/+1",
    ];

    public static IEnumerable<TheoryDataRow<string>> Repeated => Pieces.Select(piece => new TheoryDataRow<string>(piece));

    public static string Of(string piece) => string.Concat(Enumerable.Repeat(piece, (Length / piece.Length) + 1))[..Length];
}
