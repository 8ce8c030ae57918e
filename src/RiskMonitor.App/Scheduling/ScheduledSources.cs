using System.Collections.Frozen;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Scheduling;

/// <summary>The sources that the schedule runs, by id.</summary>
internal sealed class ScheduledSources(IReadOnlyCollection<Source> sources)
{
    private readonly FrozenDictionary<string, Source> _byId = sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal);

    public Source this[string id] => _byId[id];

    public IReadOnlyList<string> Ids => _byId.Keys;
}
