using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Where an account was opened: digits four to six of a CLABE.</summary>
/// <param name="Name">Its best known place.</param>
/// <param name="States">The states it serves, by their names in states.csv; mostly one.</param>
internal sealed record Plaza(string Name, ImmutableArray<string> States);
