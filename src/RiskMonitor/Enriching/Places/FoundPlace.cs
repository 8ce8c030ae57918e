namespace RiskMonitor.Enriching.Places;

/// <summary>A place in a text: the tokens [First, End), what they mean, and the border it lies on.</summary>
internal readonly record struct FoundPlace(Place Place, int First, int End, BorderSide Border = BorderSide.None);
