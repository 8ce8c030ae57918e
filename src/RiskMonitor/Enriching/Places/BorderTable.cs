using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Places;

/// <summary>Municipalities on a land border of Mexico (seeds/places/border.csv names the lists they come from).</summary>
internal sealed class BorderTable
{
    private readonly FrozenDictionary<(string State, string Name), BorderSide> _sides;

    private BorderTable(FrozenDictionary<(string State, string Name), BorderSide> sides) => _sides = sides;

    public static BorderTable Load(string path) => new(
        SeedTable.Read(path, row => (State: row.Required("state"), Name: row.Required("name"), Side: Side(row, "side"))).ToFrozenDictionary(row => (row.State, row.Name), row => row.Side));

    public BorderSide SideOf(string state, string municipality) => _sides.GetValueOrDefault((state, municipality));

    /// <summary>north, south or nothing.</summary>
    /// <exception cref="FormatException">Another word stands there.</exception>
    public static BorderSide Side(SeedRow row, string field) => row.Text(field) switch
    {
        "north" => BorderSide.North,
        "south" => BorderSide.South,
        "" => BorderSide.None,
        var other => throw row.Wrong(field, $"'{other}' is neither north nor south"),
    };
}
