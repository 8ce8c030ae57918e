namespace RiskMonitor.Classifying.Vectorising;

/// <summary>A word of a text: the hash of its folded letters and its place in the original.</summary>
/// <param name="Hash">64-bit hash over the folded characters.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="HasDigit">Such words are never terms.</param>
/// <param name="AfterBreak">A mask, a contact or the start of the field stands before it: no pair of words reaches over that.</param>
internal readonly record struct TextToken(ulong Hash, int Start, int End, bool HasDigit, bool AfterBreak);
