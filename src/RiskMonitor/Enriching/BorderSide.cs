namespace RiskMonitor.Enriching;

/// <summary>Which land border of Mexico a place lies on: north with the United States, south with Guatemala or Belize.</summary>
public enum BorderSide
{
    None,
    North,
    South,
}
