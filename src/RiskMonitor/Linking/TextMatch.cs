namespace RiskMonitor.Linking;

/// <summary>A known text that a new one is a near-copy of.</summary>
/// <param name="Text">Number of the text in the index.</param>
/// <param name="Similarity">Estimated Jaccard similarity of the shingles.</param>
/// <param name="IsSame">Equal signatures: the same text but for what the slots hold, or so near that nothing here can tell.</param>
internal readonly record struct TextMatch(int Text, double Similarity, bool IsSame);
