namespace RiskMonitor.Linking;

/// <summary>A link that could be made from the advert at hand to a known one.</summary>
/// <param name="Kind">What they share.</param>
/// <param name="Row">Row of the known advert.</param>
/// <param name="Strength">0 to 1; text: estimated similarity, contacts: how well the kind tells one holder from another.</param>
internal readonly record struct LinkCandidate(LinkKind Kind, int Row, double Strength)
{
    public static LinkCandidate ByContact(LinkKind kind, int row) => new(kind, row, StrengthOf(kind));

    private static double StrengthOf(LinkKind kind) => kind switch
    {
        LinkKind.Account => 1,
        LinkKind.Phone or LinkKind.Email => .95,
        LinkKind.Handle => .9,
        _ => .8,
    };
}
