using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Names of Mexican states by INEGI code, for tables that name them by code ("05|10").</summary>
internal sealed class StateNames
{
    private readonly FrozenDictionary<string, string> _names;

    private StateNames(FrozenDictionary<string, string> names) => _names = names;

    public static StateNames Load(string placesFolder) => new(
        SeedTable.Read(Path.Combine(placesFolder, "states.csv"), row => (Code: row.Required("code"), Name: row.Required("name")))
            .ToFrozenDictionary(state => state.Code, state => state.Name, StringComparer.Ordinal));

    /// <summary>The names behind the codes in a row's column "state".</summary>
    /// <exception cref="FormatException">A code is not in states.csv.</exception>
    public ImmutableArray<string> Of(SeedRow row) =>
        [.. row.Required("state").Split('|').Select(code => _names.TryGetValue(code, out var name) ? name : throw row.Wrong("state", $"'{code}' is no state of states.csv"))];
}
