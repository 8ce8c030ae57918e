using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>Which terms would name an advertiser: whole names, and words of names that fewer than five other companies use in their adverts.</summary>
internal sealed class CompanyTerms
{
    private readonly ImmutableHashSet<string> _names;
    private readonly ImmutableHashSet<string> _ownWords;

    private CompanyTerms(ImmutableHashSet<string> names, ImmutableHashSet<string> ownWords) => (_names, _ownWords) = (names, ownWords);

    /// <summary>True for the whole name of a company, and for every term with a word that hardly anyone but the company uses.</summary>
    public bool Names(string term) => _names.Contains(term) || term.Split(' ').Any(_ownWords.Contains);

    public static CompanyTerms Of(IReadOnlyList<TrainingAd> native)
    {
        var names = native.Select(ad => ad.Company).Where(company => !NativeAdverts.IsUnnamed(company)).ToImmutableHashSet(StringComparer.Ordinal);
        var words = names.SelectMany(name => name.Split(' ')).Distinct(StringComparer.Ordinal)
            .ToDictionary(TermHash.Of, word => (Word: word, Users: new HashSet<string>(StringComparer.Ordinal)));
        foreach (var ad in native)
        {
            var own = ad.Company.Split(' ').ToHashSet(StringComparer.Ordinal);
            var state = (words, own, ad.Company);
            TermCollector.Collect(ad.Title, ad.Body, ref state, static (ref (Dictionary<ulong, (string Word, HashSet<string> Users)> Words, HashSet<string> Own, string Company) s, ulong hash, AdField _, int _, int _, int second) =>
            {
                if (second < 0 && s.Words.TryGetValue(hash, out var word) && word.Users.Count < VocabularyRules.Published.Companies && !s.Own.Contains(word.Word))
                    word.Users.Add(s.Company);
            });
        }

        var ownWords = words.Values.Where(word => word.Users.Count < VocabularyRules.Published.Companies).Select(word => word.Word);
        return new CompanyTerms(names, ownWords.ToImmutableHashSet(StringComparer.Ordinal));
    }
}
