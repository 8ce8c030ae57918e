using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// Every rule that is on. Most indicators are a row of seeds/indicators.csv and a lexicon, and need nothing here; what needs more than phrases is a class and one line (docs/adding-an-indicator.md).
/// </summary>
internal static class IndicatorRules
{
    private const int ManyForRecruitment = 5;
    private const int ManyForEscort = 3;

    /// <summary>The rules in the order of the catalogue.</summary>
    /// <exception cref="FormatException">Names an indicator that is said twice.</exception>
    public static ImmutableArray<IIndicatorRule> Create(IndicatorCatalog catalog, PhraseMatcher phrases, WageReference wages, PriceReference? prices, ContactRegions regions, OperatorTerms terms)
    {
        var highPay = new PayFarAboveLocalNorm(phrases, wages);
        IIndicatorRule[] written =
        [
            highPay,
            new HighPayWithoutExperience(phrases, highPay),
            new EmployerNotIdentified(phrases),
            new OnlyMobileOrChatContact(phrases),
            new FreeMailForClaimedCompany(phrases),
            new WorkplaceElsewhere(phrases),
            new OverseasDeskJob(phrases),
            new ImpersonationOfKnownFirm(phrases),
            new ExcessivePersonalData(phrases),
            new InternalContradiction(phrases),
            new ObscuredPhone(),
            new AgeUnder23(),
            new ManagerVocabulary(phrases),
            new PriceBelowMarket(prices),
            new ThirdPartyAccount(phrases),
            new VirtualCurrencyAsked(phrases),
            new HighIncidenceState(),
            new PaymentLink(phrases),
            new PhoneAreaFarFromWorkplace(regions),
            new AccountPlaceFarFromAdvert(regions),
            new PleaForHelp(phrases),
            new UnderLegalAge(phrases),
            new SealedContent(terms),
        ];
        if (Array.Find(written, rule => catalog.TryGet(rule.Id, out var row) && row.Rule is not null) is { } twice)
            throw new FormatException($"indicators.csv, {twice.Id}: its rule is code; leave asked_of, shown, needs, least and most empty");
        var order = catalog.All.Select((indicator, index) => (indicator.Id, index)).ToDictionary(row => row.Id, row => row.index, StringComparer.Ordinal);
        return
        [
            .. written.Concat(catalog.All.Where(indicator => indicator.Rule is not null).Select(indicator => new DeclaredIndicator(indicator.Id, indicator.Rule!, phrases)))
                .OrderBy(rule => order.GetValueOrDefault(rule.Id, int.MaxValue)),
        ];
    }

    /// <summary>Rules that look at what the others found.</summary>
    public static ImmutableArray<IDerivedRule> CreateDerived(IndicatorCatalog catalog) =>
    [
        new SeveralIndicators("R32", RiskHead.Recruitment, ManyForRecruitment, catalog),
        new SeveralIndicators("E25", RiskHead.ControlledEscort, ManyForEscort, catalog),
    ];
}
