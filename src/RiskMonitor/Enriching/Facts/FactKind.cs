namespace RiskMonitor.Enriching.Facts;

/// <summary>What a section of the lexicons says; the documents stand last, in the order of <see cref="AskedDocument"/>.</summary>
internal enum FactKind
{
    None,
    Women,
    Men,
    Anybody,
    Persons,
    Several,
    Lodging,
    Food,
    Travel,
    Fees,
    Debt,
    Days,
    Length,
    FullTime,
    PartTime,
    Night,
    Rotating,
    Weekend,
    LiveIn,
    RoundTheClock,
    Rest,
    Contract,
    Benefits,
    Landline,
    Workplace,
    FirstDocument,
}
