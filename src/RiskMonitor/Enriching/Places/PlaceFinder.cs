using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Places;

/// <summary>Finds places among the tokens of a field. A municipality is named with its state where the text or its size says which one it is.</summary>
internal sealed class PlaceFinder(PlaceGazetteer gazetteer)
{
    /// <summary>A municipality's state may stand this many tokens behind it ("Cuautla, Morelos", "Cancún, en Quintana Roo").</summary>
    private const int StateReach = 2;

    /// <summary>How much larger one of several equal names must be to be meant when nothing else is said.</summary>
    private const int ClearlyLarger = 4;

    /// <param name="text">The field.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="isLocation">In the location field short forms and common names count too.</param>
    public List<FoundPlace> Find(FoldedText text, List<Token> tokens, bool isLocation)
    {
        var matches = new List<(PlaceName[] Readings, int First, int End)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && LongestName(text, tokens, i, isLocation) is { } name)
            {
                matches.Add((name.Readings, i, i + name.Words.Length));
                i += name.Words.Length - 1;
            }
        }

        var places = new List<FoundPlace>(matches.Count);
        for (var m = 0; m < matches.Count; m++)
        {
            var (readings, first, end) = matches[m];
            var state = m + 1 < matches.Count && matches[m + 1].First - end <= StateReach ? StateIn(matches[m + 1].Readings) : null;
            if (state is not null && readings.FirstOrDefault(place => place.Kind == PlaceKind.Municipality && place.StateCode == state.StateCode) is { } beside)
            {
                places.Add(new FoundPlace(ToPlace(beside), first, matches[m + 1].End, beside.Border));
                m++;
            }
            else if (Choose(readings, isLocation) is { } chosen)
            {
                places.Add(new FoundPlace(ToPlace(chosen), first, end, BorderOf(chosen)));
            }
        }

        return places;
    }

    private PlaceGazetteer.NamedPlace? LongestName(FoldedText text, List<Token> tokens, int first, bool isLocation)
    {
        if (!gazetteer.ByFirstWord.TryGetValue(text.Slice(tokens[first].Start, tokens[first].End), out var names))
            return null;
        foreach (var name in names)
        {
            if (first + name.Words.Length <= tokens.Count && Matches(text, tokens, first, name.Words, isLocation))
                return name;
        }

        return null;
    }

    private static bool Matches(FoldedText text, List<Token> tokens, int first, string[] words, bool isLocation)
    {
        for (var i = 1; i < words.Length; i++)
        {
            var token = tokens[first + i];
            // Short forms with dots ("D.F.", "S.L.P.") look like several clauses; longer names never cross one.
            if (!isLocation && token.Clause != tokens[first].Clause && words[0].Length > 3)
                return false;
            if (!text.Slice(token.Start, token.End).SequenceEqual(words[i]))
                return false;
        }

        return true;
    }

    private static PlaceName? StateIn(PlaceName[] readings) => Array.Find(readings, place => place.Kind == PlaceKind.State);

    private static PlaceName? Choose(PlaceName[] readings, bool isLocation)
    {
        var best = Array.Find(readings, place => place.Kind != PlaceKind.Municipality && (place.InBody || isLocation));
        if (best is not null)
            return best;
        var largest = readings[0];
        if (largest.Kind != PlaceKind.Municipality || !(isLocation || largest.InBody))
            return null;
        var second = readings.Length > 1 ? readings[1].Population : 0;
        return largest.Population >= ClearlyLarger * second ? largest : null;
    }

    /// <summary>A small town's name alone is often a place elsewhere ("Santa Cruz"): its border counts where its state stands beside it.</summary>
    private static BorderSide BorderOf(PlaceName name) => name.Kind == PlaceKind.Municipality && name.Population < PlaceGazetteer.BareNamePopulation ? BorderSide.None : name.Border;

    private Place ToPlace(PlaceName name) => name.Kind switch
    {
        PlaceKind.State => new Place(name.Country, name.Name, null),
        PlaceKind.Municipality => new Place(name.Country, gazetteer.StateName(name.StateCode!), name.Name),
        _ => new Place(name.Country, null, null),
    };
}
