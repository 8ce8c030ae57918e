using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// What must stand in a text for a pattern to match at all: sets of symbols of which each needs one member nearby. The rarest few are asked before a pattern is tried,
/// which spares nearly all attempts (the idea of the required literals of a regular-expression engine, over words).
/// </summary>
internal static class PhraseAnchors
{
    /// <summary>Conditions kept of a pattern.</summary>
    public const int Most = 2;

    private const int CommonWord = 40;
    private const int Number = 30;
    private const int Entity = 8;
    private const int RareWord = 2;

    private static readonly HashSet<string> CommonWords = new(
        ("de la el en y a que los las con por para un una se del al no su lo te es tu o si mas sin son ser hay mi me le les nos ya muy todo todos como este esta trabajo trabajar empleo experiencia horario sueldo vacante empresa lugar tiempo dia dias semana mes " +
        "the and of to for in you your is we on with are or be this that our will from as at have work job time experience team").Split(' '),
        StringComparer.Ordinal);

    /// <param name="pattern">The phrases of a pattern; the first is the one that a match begins with.</param>
    /// <param name="symbolOf">The symbol of a node that is one token long.</param>
    /// <returns>At most <see cref="Most"/> sets, the rarest first.</returns>
    public static ImmutableArray<ImmutableArray<int>> Of(ImmutableArray<PhraseNode> pattern, Func<PhraseNode, int?> symbolOf) =>
    [
        .. pattern.SelectMany((phrase, index) => Conditions(index == 0 ? WithoutBeginning(phrase, symbolOf) : phrase, symbolOf))
            .OrderBy(condition => condition.Weight).Take(Most).Select(condition => condition.Symbols),
    ];

    /// <summary>A first word is asked of the token where a match would begin.</summary>
    private static PhraseNode WithoutBeginning(PhraseNode phrase, Func<PhraseNode, int?> symbolOf) =>
        phrase is PhraseNode.Sequence sequence && symbolOf(sequence.Parts[0]) is not null ? new PhraseNode.Sequence(sequence.Parts.RemoveAt(0))
        : symbolOf(phrase) is not null ? new PhraseNode.Sequence([])
        : phrase;

    private static IEnumerable<Condition> Conditions(PhraseNode node, Func<PhraseNode, int?> symbolOf)
    {
        if (symbolOf(node) is { } symbol)
            return [new Condition([symbol], Weight(node))];
        return node switch
        {
            PhraseNode.Sequence sequence => sequence.Parts.SelectMany(part => Conditions(part, symbolOf)),
            PhraseNode.Either either => OneOf([.. either.Choices.Select(choice => Conditions(choice, symbolOf).MinBy(condition => condition.Weight))]),
            _ => [],
        };
    }

    /// <summary>A choice asks for something only where each of its readings does.</summary>
    private static Condition[] OneOf(Condition?[] choices) =>
        Array.TrueForAll(choices, choice => choice is not null) ? [new Condition([.. choices.SelectMany(choice => choice!.Symbols).Distinct()], choices.Sum(choice => choice!.Weight))] : [];

    private static int Weight(PhraseNode node) => node switch
    {
        PhraseNode.Word word => CommonWords.Contains(word.Text) ? CommonWord : word.IsPrefix ? RareWord * 2 : RareWord,
        PhraseNode.Class { Name: "num" } => Number,
        PhraseNode.Either either => either.Choices.Sum(Weight),
        _ => Entity,
    };

    private sealed record Condition(ImmutableArray<int> Symbols, int Weight);
}
