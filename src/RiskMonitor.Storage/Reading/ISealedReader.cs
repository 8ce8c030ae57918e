using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Storage.Reading;

/// <summary>The queue of adverts whose text nobody is shown (R24, C03): where, when, which source, which rule. There is no way from here to a text.</summary>
public interface ISealedReader
{
    /// <summary>In the order in which they are to be seen to: C03 first, then the newest, since what is new may still be acted on.</summary>
    Task<SealedList> ListAsync(int skip, int take, CancellationToken cancellationToken);
}

/// <summary>A page of them and how many there are.</summary>
public sealed record SealedList(IReadOnlyList<SealedRow> Rows, int Total);

/// <summary>One alert of the queue.</summary>
/// <param name="Id">The advert's.</param>
/// <param name="Url">Masked; empty where it has none.</param>
/// <param name="FirstSeenAt">When it was first read.</param>
/// <param name="SourceId">Where it was read.</param>
/// <param name="Rules">The indicators that fired.</param>
public sealed record SealedRow(AdId Id, string Url, DateTimeOffset FirstSeenAt, string SourceId, ImmutableArray<string> Rules);
