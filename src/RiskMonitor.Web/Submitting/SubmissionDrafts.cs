using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Web.Submitting;

/// <summary>
/// What somebody typed that could not be taken, for ten minutes and in memory only, so that the form comes back as it was. Found by a key that cannot be guessed.
/// </summary>
internal sealed class SubmissionDrafts(TimeProvider clock)
{
    private const int MostKept = 64;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (SubmissionDraft Draft, DateTimeOffset Until)> _drafts = new(StringComparer.Ordinal);

    public string Keep(SubmissionDraft draft)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, entry) in _drafts)
        {
            if (entry.Until <= now || _drafts.Count >= MostKept)
                _drafts.TryRemove(old, out _);
        }

        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _drafts[key] = (draft, now + Kept);
        return key;
    }

    public SubmissionDraft? Find(string? key) => key is not null && _drafts.TryGetValue(key, out var entry) && entry.Until > clock.GetUtcNow() ? entry.Draft : null;
}

/// <summary>What was typed, by field, and what is wrong with it; no problem named: the store did not take it.</summary>
internal sealed record SubmissionDraft(ImmutableDictionary<string, string> Values, ReportProblem? Problem);
