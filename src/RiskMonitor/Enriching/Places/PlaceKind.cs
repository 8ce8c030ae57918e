namespace RiskMonitor.Enriching.Places;

internal enum PlaceKind
{
    Country,
    State,
    Municipality,
    CityAbroad,
}
