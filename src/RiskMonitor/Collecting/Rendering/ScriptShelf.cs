using System.Collections.Concurrent;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Rendering;

/// <summary>
/// Scripts of the last minutes: pages of a site share them, and a site is not asked for one again with every page. Only in memory; its evidence is that of the
/// request that brought it.
/// </summary>
internal sealed class ScriptShelf(TimeProvider clock)
{
    private const int MostBytes = 16 << 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Source, CanonicalUrl Url), (PagePart Part, DateTimeOffset Until)> _parts = new();

    public PagePart? Find(Source source, CanonicalUrl url) =>
        _parts.TryGetValue((source.Id, url), out var kept) && kept.Until > clock.GetUtcNow() ? kept.Part : null;

    public void Put(Source source, CanonicalUrl url, PagePart part)
    {
        if (part.Headers.Any(header => header.Key.Equals("Cache-Control", StringComparison.OrdinalIgnoreCase) && header.Value.Contains("no-store", StringComparison.OrdinalIgnoreCase)))
            return;
        var now = clock.GetUtcNow();
        foreach (var (key, kept) in _parts)
        {
            if (kept.Until <= now)
                _parts.TryRemove(key, out _);
        }

        if (_parts.Values.Sum(kept => kept.Part.Body.Length) + part.Body.Length <= MostBytes)
            _parts[(source.Id, url)] = (part, now + Fresh);
    }
}
