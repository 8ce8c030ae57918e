using RiskMonitor.Ads;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Occupations;

/// <summary>
/// The occupation an advert is about: the longest name in the title, else the first in the body (of those that begin at one word the longest). Under a title
/// that names none, a body speaks of others too: there only what is looked for counts. One look-up a word, until one is found.
/// </summary>
internal sealed class OccupationFinder(OccupationTable table)
{
    /// <summary>What is not said within this many words is said about something else.</summary>
    private const int Reach = 400;

    /// <summary>Words that look for somebody count this many tokens before a name.</summary>
    private const int SeekReach = 3;

    private const int MostConnectors = 2;

    public FoundOccupation? Find(IReadOnlyList<FieldReading> fields)
    {
        FieldReading? title = null, body = null;
        foreach (var field in fields)
        {
            if (field.Field == AdField.Title)
                title = field;
            else if (field.Field == AdField.Body)
                body = field;
        }

        return (title is null ? null : InTitle(title)) ?? (body is null ? null : InBody(body, onlyLookedFor: title is not null));
    }

    /// <summary>The longest name of a title; of several as long the first.</summary>
    public FoundOccupation? InTitle(FieldReading field)
    {
        FoundOccupation? best = null;
        var words = 0;
        for (var i = 0; i < Math.Min(field.Tokens.Count, Reach); i++)
        {
            if (At(field, i, isTitle: true) is { } found && found.Words > words)
                (best, words) = (new FoundOccupation(found.Occupation, field, i, found.End), found.Words);
        }

        return best;
    }

    private FoundOccupation? InBody(FieldReading field, bool onlyLookedFor)
    {
        for (var i = 0; i < Math.Min(field.Tokens.Count, Reach); i++)
        {
            if (At(field, i, isTitle: false) is { } found && (!onlyLookedFor || IsLookedFor(field, i)))
                return new FoundOccupation(found.Occupation, field, i, found.End);
        }

        return null;
    }

    private (Occupation Occupation, int End, int Words)? At(FieldReading field, int first, bool isTitle)
    {
        var token = field.Tokens[first];
        if (token.Kind != TokenKind.Word || token.End - token.Start < 2 || !table.ByFirstWord.TryGetValue(WordStem.Of(field.Word(first)), out var names))
            return null;
        foreach (var name in names)
        {
            if (EndOf(field, first, name.Words) is var end && end > 0 && (isTitle || !name.TitleOnly || IsLookedFor(field, first)))
                return (name.Occupation, end, name.Words.Length);
        }

        return null;
    }

    /// <summary>After the last word of the name, or -1.</summary>
    private static int EndOf(FieldReading field, int first, string[] words)
    {
        var at = first + 1;
        for (var word = 1; word < words.Length; word++)
        {
            var connectors = 0;
            while (at < field.Tokens.Count && connectors < MostConnectors && field.Tokens[at].Kind == TokenKind.Word && WordStem.IsConnector(field.Word(at)))
            {
                at++;
                connectors++;
            }

            if (at >= field.Tokens.Count || field.Tokens[at].Kind != TokenKind.Word || field.Tokens[at].Clause != field.Tokens[first].Clause || !WordStem.Of(field.Word(at)).SequenceEqual(words[word]))
                return -1;
            at++;
        }

        return at;
    }

    private static bool IsLookedFor(FieldReading field, int first)
    {
        for (var i = Math.Max(0, first - SeekReach); i < first; i++)
        {
            if (field.Tokens[i].Clause == field.Tokens[first].Clause && field.Word(i) is "solicito" or "solicita" or "solicitan" or "solicitamos" or "busco" or "busca" or "buscan" or "buscamos" or "necesito" or "necesita"
                or "necesitamos" or "requiere" or "requieren" or "requerimos" or "contrata" or "contratamos" or "urge" or "urgen" or "vacante" or "vacantes" or "puesto" or "hiring" or "seeking" or "need" or "needed" or "wanted")
                return true;
        }

        return false;
    }
}
