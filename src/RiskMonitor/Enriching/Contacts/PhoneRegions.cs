using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// States of Mexican phone numbers by their first digits (seeds/places/lada.csv). Mobile numbers move with their owners: it says where a number was given out, not where somebody is.
/// </summary>
internal sealed class PhoneRegions
{
    private const string Mexico = "+52";
    private const int E164Length = 13;

    private readonly FrozenDictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> _states;
    private readonly int _shortest;
    private readonly int _longest;

    private PhoneRegions(FrozenDictionary<string, ImmutableArray<string>> states)
    {
        _states = states.GetAlternateLookup<ReadOnlySpan<char>>();
        _shortest = states.Keys.Min(prefix => prefix.Length);
        _longest = states.Keys.Max(prefix => prefix.Length);
    }

    public static PhoneRegions Load(string placesFolder)
    {
        var names = StateNames.Load(placesFolder);
        return new PhoneRegions(SeedTable.Read(Path.Combine(placesFolder, "lada.csv"), row => (Prefix: row.Required("prefix"), States: names.Of(row)))
            .ToFrozenDictionary(area => area.Prefix, area => area.States, StringComparer.Ordinal));
    }

    /// <summary>The state, or the states that share the area code; empty when it is not known or the number is no Mexican one.</summary>
    /// <param name="phone">E.164.</param>
    public ImmutableArray<string> StatesOf(string phone)
    {
        if (phone.Length != E164Length || !phone.StartsWith(Mexico, StringComparison.Ordinal))
            return [];
        for (var length = _longest; length >= _shortest; length--)
        {
            if (_states.TryGetValue(phone.AsSpan(Mexico.Length, length), out var states))
                return states;
        }

        return [];
    }
}
