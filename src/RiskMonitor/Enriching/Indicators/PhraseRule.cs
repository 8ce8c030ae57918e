using System.Collections.Immutable;
using System.Globalization;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// An indicator said in data alone (columns asked_of, shown, needs, least, most of seeds/indicators.csv): in which adverts it is looked for, which phrases show it, and what else has to stand there.
/// The columns are explained in docs/adding-an-indicator.md.
/// </summary>
internal sealed record PhraseRule
{
    private const int MostSpans = 5;

    public required AskedOf AskedOf { get; init; }

    /// <summary>Whose hits are shown, in this order.</summary>
    public required ImmutableArray<ShownSection> Shown { get; init; }

    /// <summary>Each has to hold: one of its sections is there (or is not, where it says so).</summary>
    public required ImmutableArray<ImmutableArray<(SectionName Name, bool IsThere)>> Needs { get; init; }

    /// <summary>So many different shown sections have to be there.</summary>
    public required int Least { get; init; }

    /// <summary>Spans shown at most.</summary>
    public required int Most { get; init; }

    /// <summary>The rule of a row; null where its columns are empty.</summary>
    /// <exception cref="FormatException">Names the field and what may stand there.</exception>
    public static PhraseRule? Read(SeedRow row)
    {
        if (row.Text("shown").Length == 0)
            return row.Text("asked_of").Length + row.Text("needs").Length + row.Text("least").Length + row.Text("most").Length == 0 ? null : throw row.Wrong("shown", "is empty, though the columns beside it say when it is to be shown");
        return new PhraseRule
        {
            AskedOf = Words(row, "asked_of").Aggregate(AskedOf.None, (all, word) => all | AskedOfWord(row, word)) is var asked and not AskedOf.None ? asked : throw row.Wrong("asked_of", $"is empty; it is {AskedOfWords}"),
            Shown = [.. Words(row, "shown").Select(word => Section(row, word))],
            Needs = [.. Words(row, "needs").Select(group => ImmutableArray.CreateRange(group.Split('|').Select(name => (SectionName.Parse(name.TrimStart('!')), !name.StartsWith('!')))))],
            Least = Number(row, "least", byDefault: 1),
            Most = Number(row, "most", byDefault: 3),
        };
    }

    private const string AskedOfWords = "one or more of work, speaks_of_work, company, escort_board";

    private static AskedOf AskedOfWord(SeedRow row, string word) => word switch
    {
        "work" => AskedOf.Work,
        "speaks_of_work" => AskedOf.SpeaksOfWork,
        "company" => AskedOf.Company,
        "escort_board" => AskedOf.EscortBoard,
        _ => throw row.Wrong("asked_of", $"'{word}' is not {AskedOfWords}"),
    };

    private static ShownSection Section(SeedRow row, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new ShownSection(SectionName.Parse(word), MostSpans);
        return int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostSpans
            ? new ShownSection(SectionName.Parse(word[..colon]), most)
            : throw row.Wrong("shown", $"'{word}': behind the colon stands how many of it are shown at most, 1 to {MostSpans}");
    }

    private static int Number(SeedRow row, string field, int byDefault) =>
        row.Text(field).Length == 0 ? byDefault : row.Int(field) is var number and >= 1 and <= MostSpans ? number : throw row.Wrong(field, $"'{row.Text(field)}' is not 1 to {MostSpans}");

    private static string[] Words(SeedRow row, string field) => row.Text(field).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
