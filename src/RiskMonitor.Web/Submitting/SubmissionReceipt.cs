using RiskMonitor.Ads;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Submitting;

/// <summary>What became of something handed in; numbers only.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="WasKnown">It had been handed in before, and was not kept twice.</param>
/// <param name="Standing">What it shares contacts with.</param>
internal sealed record SubmissionReceipt(AdId Id, bool WasKnown, SubmissionStanding Standing);
