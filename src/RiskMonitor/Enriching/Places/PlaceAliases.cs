namespace RiskMonitor.Enriching.Places;

/// <summary>How people shorten the names of places ("Edo. Méx", "GDL", "Cd. Juárez", "alcaldía Benito Juárez").</summary>
internal static class PlaceAliases
{
    /// <param name="path">seeds/places/aliases.csv.</param>
    /// <param name="municipalities">Those that there are, by state code and name.</param>
    /// <exception cref="FormatException">Names the line whose place is not in the table of municipalities.</exception>
    public static List<Alias> Load(string path, IReadOnlyDictionary<(string State, string Name), int> municipalities) => SeedTable.Read(path, row =>
    {
        var alias = new Alias(row.Required("written"), row.Required("state"), row.Text("municipality"), row.Required("use") == "anywhere");
        return alias.Municipality.Length == 0 || municipalities.ContainsKey((alias.State, alias.Municipality))
            ? alias
            : throw row.Wrong("municipality", $"'{alias.Municipality}' is no municipality of the state {alias.State}");
    });

    /// <param name="Written">As people write it.</param>
    /// <param name="State">INEGI code.</param>
    /// <param name="Municipality">Official name; empty where the state itself is meant.</param>
    /// <param name="Anywhere">Counts in running text; otherwise only in the field of the place.</param>
    internal sealed record Alias(string Written, string State, string Municipality, bool Anywhere);
}
