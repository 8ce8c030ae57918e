using System.Collections.Immutable;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>Every rule that is on. A new indicator is one class and one line here (docs/adding-an-indicator.md).</summary>
internal static class IndicatorRules
{
    public static ImmutableArray<IIndicatorRule> Create(PhraseMatcher phrases, WageReference wages, OperatorTerms terms)
    {
        var highPay = new PayFarAboveLocalNorm(phrases, wages);
        return
        [
            highPay,
            new HighPayWithoutExperience(phrases, highPay),
            new EmployerNotIdentified(phrases),
            new OnlyMobileOrChatContact(phrases),
            new FreeMailForClaimedCompany(phrases),
            new InterviewInPublicPlace(phrases),
            new PapersAtFirstContact(phrases),
            new WorkplaceElsewhere(phrases),
            new LodgingBundle(phrases),
            new AdvanceFee(phrases),
            new DebtOrDeduction(phrases),
            new VagueDuties(phrases),
            new UrgencyAndScarcity(phrases),
            new SexAgeLooksCondition(phrases),
            new OccupationOverRepresented(phrases),
            new AppealToVulnerableGroup(phrases),
            new MigrantPapersByEmployer(phrases),
            new RegisteredTerms(phrases),
            new FreedomRestricted(phrases),
            new ArmedOrClandestineGroup(phrases),
            new PayForOnlineTasks(phrases),
            new ApproachOutOfTheBlue(phrases),
            new OverseasDeskJob(phrases),
            new ImpersonationOfKnownFirm(phrases),
            new CashTrainingLodging(phrases),
            new MoveToPrivateChannel(phrases),
            new ExcessivePersonalData(phrases),
            new ObscuredPhone(),
            new TrustLanguage(phrases),
            new MovementOrNewArrival(phrases),
            new ThirdPersonVoice(phrases),
            new ManagerVocabulary(phrases),
            new RoundTheClock(phrases),
            new RestrictedPlace(phrases),
            new ThirdPartyAccount(phrases),
            new VirtualCurrencyAsked(phrases),
            new StoreDepositOrGiftCard(phrases),
            new PaymentLink(phrases),
            new Remittance(phrases),
            new PleaForHelp(phrases),
            new UnderLegalAge(phrases),
            new SealedContent(terms),
        ];
    }
}
