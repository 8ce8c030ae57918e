namespace RiskMonitor.Classifying.Evaluating;

/// <summary>An advert's score by a model that has not seen its campaign, beside what it is.</summary>
/// <param name="Id">Advert.</param>
/// <param name="Campaign">Unit of resampling.</param>
/// <param name="Fold">Fold it was left out in.</param>
/// <param name="Score">Calibrated score, 0 to 1.</param>
/// <param name="IsDeceptive">The label.</param>
internal sealed record Judged(string Id, string Campaign, int Fold, double Score, bool IsDeceptive);
