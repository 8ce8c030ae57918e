namespace RiskMonitor.Classifying.Training;

/// <summary>What a term needs to enter the vocabulary. The shipped one is published, so no advertiser may be recognisable in it.</summary>
/// <param name="Adverts">In at least this many adverts.</param>
/// <param name="Campaigns">In at least this many campaigns.</param>
/// <param name="Companies">Of at least this many companies.</param>
internal sealed record VocabularyRules(int Adverts, int Campaigns, int Companies)
{
    /// <summary>The rule of the shipped vocabulary.</summary>
    public static VocabularyRules Published { get; } = new(Adverts: 2, Campaigns: 5, Companies: 5);

    /// <summary>Only min-df 2, to measure what the published rule costs.</summary>
    public static VocabularyRules MinimumFrequency { get; } = new(Adverts: 2, Campaigns: 1, Companies: 1);
}
