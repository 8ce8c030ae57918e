namespace RiskMonitor.Classifying.Training;

/// <summary>What a term needs to enter the vocabulary. The shipped one is published, so no advertiser may be recognisable in it.</summary>
/// <param name="Adverts">In at least this many adverts.</param>
/// <param name="Campaigns">In at least this many campaigns.</param>
/// <param name="Companies">Of at least this many companies.</param>
/// <param name="LowerCaseShare">
/// Its words begin with a small letter in at least this share of the adverts they stand in. A word that is always written with a capital is a name: of a firm whose copies
/// stand in many campaigns, of a product or of a place.
/// </param>
internal sealed record VocabularyRules(int Adverts, int Campaigns, int Companies, double LowerCaseShare)
{
    /// <summary>The rule of the shipped vocabulary.</summary>
    public static VocabularyRules Published { get; } = new(Adverts: 2, Campaigns: 5, Companies: 5, LowerCaseShare: .1);

    /// <summary>Only min-df 2, to measure what the published rule costs.</summary>
    public static VocabularyRules MinimumFrequency { get; } = new(Adverts: 2, Campaigns: 1, Companies: 1, LowerCaseShare: 0);
}
