using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Places;

/// <summary>
/// States that share a metropolitan area, where a phone or an account of the one is ordinary in the other: Valle de México, La Laguna, Tampico, Puebla–Tlaxcala, Puerto Vallarta, La Piedad–Pénjamo
/// and Querétaro (SEDATU, CONAPO and INEGI, Delimitación de las zonas metropolitanas de México 2015).
/// </summary>
internal static class MetropolitanNeighbours
{
    private static readonly FrozenSet<(string, string)> Pairs = FrozenSet.Create(
        ("Ciudad de México", "Estado de México"), ("Ciudad de México", "Hidalgo"), ("Estado de México", "Hidalgo"), ("Coahuila", "Durango"), ("Tamaulipas", "Veracruz"), ("Puebla", "Tlaxcala"),
        ("Jalisco", "Nayarit"), ("Guanajuato", "Michoacán"), ("Guanajuato", "Querétaro"));

    /// <summary>Whether two states, by their names in states.csv, are the same or share a metropolitan area.</summary>
    public static bool AreNear(string state, string other) => state == other || Pairs.Contains((state, other)) || Pairs.Contains((other, state));
}
