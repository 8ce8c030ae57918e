using System.Runtime.InteropServices;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>Counts the terms of adverts and keeps those that the rules let in.</summary>
internal static class VocabularyBuilder
{
    public static Vocabulary Build(IReadOnlyList<TrainingAd> ads, VocabularyRules rules, CompanyTerms? companies = null)
    {
        var counts = Count(ads, rules);
        var names = counts.Values
            .Where(term => !term.IsPair && term.LowerCase < rules.LowerCaseShare * term.Adverts)
            .Select(term => term.Text)
            .ToHashSet(StringComparer.Ordinal);
        var kept = counts.Values
            .Where(term => term.Adverts >= rules.Adverts && term.Campaigns.Count >= rules.Campaigns && term.Companies.Count >= rules.Companies)
            .Select(term => (Term: term.Text, Idf: (float)(Math.Log((1.0 + ads.Count) / (1 + term.Adverts)) + 1)))
            .Where(term => (companies is null || !companies.Names(term.Term)) && !term.Term.Split(' ').Any(names.Contains))
            .OrderBy(term => term.Term, StringComparer.Ordinal)
            .ToList();
        return new Vocabulary([.. kept.Select(term => term.Term)], [.. kept.Select(term => term.Idf)]);
    }

    private static Dictionary<ulong, TermCount> Count(IReadOnlyList<TrainingAd> ads, VocabularyRules rules)
    {
        var state = new Counting { Rules = rules };
        for (var i = 0; i < ads.Count; i++)
        {
            (state.Ad, state.Number) = (ads[i], i);
            TermCollector.Collect(ads[i].Title, ads[i].Body, ref state, static (ref Counting s, ulong hash, AdField field, int start, int end, int second) => s.Add(hash, field, start, end, second));
        }

        return state.Terms;
    }

    private struct Counting()
    {
        public Dictionary<ulong, TermCount> Terms { get; } = [];

        public required VocabularyRules Rules { get; init; }

        public TrainingAd Ad { get; set; } = null!;

        public int Number { get; set; }

        public readonly void Add(ulong hash, AdField field, int start, int end, int second)
        {
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(Terms, hash, out var known);
            if (!known)
            {
                var text = field == AdField.Title ? Ad.Title! : Ad.Body;
                term = new TermCount { Text = second < 0 ? Folded(text.AsSpan(start, end - start)) : $"{Folded(text.AsSpan(start, end - start))} {Folded(text.AsSpan(second, end - second))}" };
            }

            if (term!.LastLowerCase != Number && char.IsLower((field == AdField.Title ? Ad.Title! : Ad.Body)[start]))
                (term.LastLowerCase, term.LowerCase) = (Number, term.LowerCase + 1);
            if (term.LastAdvert == Number)
                return;
            term.LastAdvert = Number;
            term.Adverts++;
            AddUpTo(Rules.Campaigns, term.Campaigns, Ad.Campaign);
            AddUpTo(Rules.Companies, term.Companies, Ad.Company);
        }
    }

    private static void AddUpTo(int enough, List<string> distinct, string one)
    {
        if (distinct.Count < enough && !distinct.Contains(one, StringComparer.Ordinal))
            distinct.Add(one);
    }

    /// <summary>The first word of the span, folded.</summary>
    private static string Folded(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            Rune.DecodeFromUtf16(word[i..], out var rune, out var width);
            i += width;
            var c = WordFolding.Fold(rune);
            if (c == WordFolding.Separator)
                break;
            if (c != WordFolding.Ignored)
                folded.Append(c);
        }

        return folded.ToString();
    }

    private sealed class TermCount
    {
        public required string Text { get; init; }

        public int LastAdvert { get; set; } = -1;

        public int Adverts { get; set; }

        public int LastLowerCase { get; set; } = -1;

        /// <summary>Adverts in which it begins with a small letter at least once.</summary>
        public int LowerCase { get; set; }

        public bool IsPair => Text.Contains(' ', StringComparison.Ordinal);

        public List<string> Campaigns { get; } = new(1);

        public List<string> Companies { get; } = new(1);
    }
}
