namespace RiskMonitor.Enriching.Contacts;

/// <summary>A contact as a scanner found it, in folded offsets.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Canonical value.</param>
/// <param name="Start">First folded character.</param>
/// <param name="End">After the last folded character.</param>
/// <param name="IsObscured">Written so that a program should not read it (E01).</param>
internal readonly record struct FoundContact(ContactKind Kind, string Value, int Start, int End, bool IsObscured = false);
