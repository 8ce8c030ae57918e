using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>A term of a text: its place in the vocabulary, its value (sublinear tf × idf, L2), and where it first stands.</summary>
internal readonly record struct TermWeight(int Index, float Value, AdField Field, int Start, int Length);
