namespace RiskMonitor.Enriching.Places;

/// <summary>One reading of a name: a country, a state of Mexico, a municipality (or its seat) or a city abroad.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166 code.</param>
/// <param name="StateCode">INEGI code, for states and municipalities.</param>
/// <param name="Name">Official name of the state or municipality; for a city abroad its own.</param>
/// <param name="Population">Inhabitants of the municipality, to choose between equal names.</param>
/// <param name="InBody">Whether the bare name counts in running text, or only in the location field or beside its state.</param>
/// <param name="Border">The border it lies on; none for states and countries.</param>
internal sealed record PlaceName(PlaceKind Kind, string Country, string? StateCode, string Name, int Population, bool InBody, BorderSide Border = BorderSide.None);
