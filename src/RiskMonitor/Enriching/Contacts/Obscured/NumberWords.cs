using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts.Obscured;

/// <summary>
/// The number words of Spanish and English, folded, as numbers are read aloud, with the ways they are misspelled on purpose or not ("sinco", "kuatro", "nuebe", "won"), and plurals and
/// multiples ("cuatro ceros", "triple cero").
/// </summary>
internal static class NumberWords
{
    /// <summary>Longest of them all, "cuarentaycuatro" and the like.</summary>
    public const int Longest = 20;

    private static readonly string[] SpanishDigits = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    private static readonly string[] SpanishPlurals = ["ceros", "unos", "doses", "treses", "cuatros", "cincos", "seises", "sietes", "ochos", "nueves"];
    private static readonly string[] SpanishTens = ["", "", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
    private static readonly string[] SpanishTeens = ["diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve"];
    private static readonly string[] SpanishHundreds = ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];
    private static readonly string[] EnglishDigits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] EnglishPlurals = ["zeros", "ones", "twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines"];
    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] EnglishTeens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    /// <summary>Ordinary words that sound like a digit: only beside real ones.</summary>
    private static readonly (string Word, int Digit)[] SoundAlikes = [("won", 1), ("to", 2), ("too", 2), ("tu", 2), ("tree", 3), ("for", 4), ("fore", 4), ("ate", 8)];

    private static readonly (string Word, int Digit)[] EnglishSlips =
    [
        ("oh", 0), ("nought", 0), ("wun", 1), ("onne", 1), ("twoo", 2), ("thre", 3), ("threee", 3), ("foor", 4), ("fourr", 4), ("fiv", 5), ("fife", 5), ("faiv", 5), ("siks", 6), ("sixx", 6), ("sevn", 7), ("seben", 7), ("sevven", 7),
        ("eigth", 8), ("eigt", 8), ("eght", 8), ("nien", 9), ("nain", 9), ("niner", 9), ("zeero", 0),
    ];

    private static readonly FrozenDictionary<string, NumberWord> All = Build();
    private static readonly FrozenDictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> ByWord = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Beginnings of number words as bits, by three letters of five bits each: nearly every other word is passed over by them.</summary>
    private static readonly ulong[] Beginnings = BuildBeginnings();

    /// <summary>The word as it stands.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="found">What it means.</param>
    public static bool TryFind(ReadOnlySpan<char> word, out NumberWord found)
    {
        found = default;
        return word.Length is > 0 and <= Longest && MayBegin(word) && ByWord.TryGetValue(word, out found);
    }

    /// <summary>Whether a run of letters may begin with a number word; true for what is too short to tell.</summary>
    public static bool MayBegin(ReadOnlySpan<char> run)
    {
        if (run.Length < 3)
            return true;
        var beginning = Beginning(run);
        return (Beginnings[beginning >> 6] & (1UL << beginning)) != 0;
    }

    private static int Beginning(ReadOnlySpan<char> word) => ((word[0] & 31) << 10) | ((word[1] & 31) << 5) | (word[2] & 31);

    private static ulong[] BuildBeginnings()
    {
        var bits = new ulong[(1 << 15) / 64];
        foreach (var word in All.Keys)
        {
            if (word.Length >= 3)
                bits[Beginning(word) >> 6] |= 1UL << Beginning(word);
        }

        return bits;
    }

    private static FrozenDictionary<string, NumberWord> Build()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        for (var digit = 0; digit <= 9; digit++)
        {
            Add(SpanishDigits[digit], NumberKind.Below100, digit);
            Add(EnglishDigits[digit], NumberKind.Below100, digit);
            Add(SpanishPlurals[digit], NumberKind.Plural, digit);
            Add(EnglishPlurals[digit], NumberKind.Plural, digit);
            Add(SpanishTeens[digit], NumberKind.Below100, 10 + digit);
            Add(EnglishTeens[digit], NumberKind.Below100, 10 + digit);
            if (digit >= 1)
                Add(SpanishHundreds[digit], NumberKind.Hundreds, digit * 100);
            if (digit < 2)
                continue;
            Add(SpanishTens[digit], NumberKind.Below100, digit * 10);
            Add(EnglishTens[digit], NumberKind.Below100, digit * 10);
            for (var ones = 1; ones <= 9; ones++)
            {
                Add($"{SpanishTens[digit]}y{SpanishDigits[ones]}", NumberKind.Below100, (digit * 10) + ones);
                Add($"{SpanishTens[digit]}i{SpanishDigits[ones]}", NumberKind.Below100, (digit * 10) + ones);
                Add($"{EnglishTens[digit]}{EnglishDigits[ones]}", NumberKind.Below100, (digit * 10) + ones);
            }
        }

        for (var ones = 1; ones <= 9; ones++)
            Add($"veinti{SpanishDigits[ones]}", NumberKind.Below100, 20 + ones);
        Add("cien", NumberKind.Hundreds, 100);
        Add("hundred", NumberKind.TimesHundred, 100);
        Add("mil", NumberKind.Thousand, 1000);
        Add("thousand", NumberKind.Thousand, 1000);
        Add("doble", NumberKind.Times, 2);
        Add("double", NumberKind.Times, 2);
        Add("triple", NumberKind.Times, 3);
        Add("treble", NumberKind.Times, 3);
        foreach (var (word, digit) in EnglishSlips)
            Add(word, NumberKind.Below100, digit);
        foreach (var (word, digit) in SoundAlikes)
            words.TryAdd(word, new NumberWord(NumberKind.Below100, digit, IsSoundAlike: true));
        for (var digit = 0; digit <= 9; digit++)
        {
            foreach (var slip in Slips(SpanishDigits[digit]))
                Add(slip, NumberKind.Below100, digit);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string word, NumberKind kind, int value) => words.TryAdd(word, new NumberWord(kind, value, IsSoundAlike: false));
    }

    /// <summary>How Spanish spells the same sounds otherwise: s, c and z; c, k and q; b and v; i and y; h that nobody hears; a last letter held.</summary>
    private static HashSet<string> Slips(string word)
    {
        var written = new HashSet<string>(StringComparer.Ordinal) { "" };
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : ' ';
            string[] ways = word[i] switch
            {
                'c' when next is 'e' or 'i' => ["c", "s", "z"],
                'c' when next is 'u' => ["c", "k", "q"],
                'c' when next is 'h' => ["c", "s"],
                'c' => ["c", "k", "q"],
                's' when i == 0 => ["s", "c", "z"],
                's' => ["s", "z", "x"],
                'v' => ["v", "b"],
                'i' => ["i", "y"],
                'u' or 'o' when i == 0 => [word[i].ToString(), "h" + word[i]],
                _ => [word[i].ToString()],
            };
            written = [.. written.SelectMany(start => ways.Select(way => start + way))];
        }

        return [.. written.SelectMany(slip => new[] { slip, slip + slip[^1] })];
    }
}

internal enum NumberKind
{
    /// <summary>0 to 99.</summary>
    Below100,

    /// <summary>"doscientos": itself, with what follows.</summary>
    Hundreds,

    /// <summary>"hundred": of the digit before it.</summary>
    TimesHundred,

    Thousand,

    /// <summary>"ceros": as often as the number before it says.</summary>
    Plural,

    /// <summary>"doble": the digit after it, so often.</summary>
    Times,
}

/// <summary>What a word says of a number.</summary>
internal readonly record struct NumberWord(NumberKind Kind, int Value, bool IsSoundAlike);
