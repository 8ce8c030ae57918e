using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Occupations;

/// <summary>The taxonomy of seeds/occupations: every name by the stem of its first word, longest first.</summary>
internal sealed class OccupationTable
{
    private readonly FrozenDictionary<string, OccupationName[]> _byFirstWord;

    private OccupationTable(ImmutableArray<Occupation> occupations, FrozenDictionary<string, OccupationName[]> byFirstWord)
    {
        Occupations = occupations;
        _byFirstWord = byFirstWord;
        ByFirstWord = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<Occupation> Occupations { get; }

    /// <summary>Names whose first word has a stem, longest first.</summary>
    public FrozenDictionary<string, OccupationName[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord { get; }

    /// <param name="folder">seeds/occupations.</param>
    /// <exception cref="FormatException">Names file and line: a code or a name that two rows claim, or a field that is missing.</exception>
    public static OccupationTable Load(string folder)
    {
        var occupations = ImmutableArray.CreateBuilder<Occupation>();
        var names = new Dictionary<string, OccupationName>(StringComparer.Ordinal);
        SeedTable.Read(Path.Combine(folder, "occupations.csv"), row =>
        {
            var occupation = new Occupation(row.Required("code"), row.Required("es"), row.Required("en"), row.Text("isco") is { Length: > 0 } isco ? isco : null);
            row.Required("group");
            if (occupations.Any(known => known.Code == occupation.Code))
                throw row.Wrong("code", $"'{occupation.Code}' stands there twice");
            occupations.Add(occupation);
            Add(row, "names", occupation, titleOnly: false);
            Add(row, "title", occupation, titleOnly: true);
            return occupation;
        });
        return new OccupationTable(
            occupations.ToImmutable(),
            names.Values.GroupBy(name => name.Words[0], StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Words.Length).ToArray(), StringComparer.Ordinal));

        void Add(SeedRow row, string field, Occupation occupation, bool titleOnly)
        {
            foreach (var written in row.Text(field).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var words = Stems(written);
                if (words.Length == 0)
                    throw row.Wrong(field, $"'{written}' has no word");
                var name = new OccupationName(words, occupation, titleOnly);
                if (!names.TryAdd(string.Join(' ', words), name) && names[string.Join(' ', words)].Occupation.Code != occupation.Code)
                    throw row.Wrong(field, $"'{written}' is a name of {names[string.Join(' ', words)].Occupation.Code} too");
            }
        }
    }

    private static string[] Stems(string written)
    {
        var text = FoldedText.Of(written);
        return
        [
            .. Tokenizer.Tokenize(text, [])
                .Where(token => !WordStem.IsConnector(text.Slice(token.Start, token.End)))
                .Select(token => WordStem.Of(text.Slice(token.Start, token.End)).ToString()),
        ];
    }
}
