namespace RiskMonitor.Classifying.Evaluating;

/// <summary>Judged adverts in order of score, with weights that bring the two kinds to their natural shares.</summary>
internal sealed class JudgedSet
{
    private readonly double[] _scores;
    private readonly bool[] _labels;
    private readonly string[] _campaigns;
    private readonly double _prevalence;

    public JudgedSet(IEnumerable<Judged> adverts, double prevalence)
    {
        var sorted = adverts.OrderByDescending(advert => advert.Score).ThenBy(advert => advert.Id, StringComparer.Ordinal).ToList();
        _scores = [.. sorted.Select(advert => advert.Score)];
        _labels = [.. sorted.Select(advert => advert.IsDeceptive)];
        _campaigns = [.. sorted.Select(advert => advert.Campaign)];
        _prevalence = prevalence;
        Campaigns = [.. _campaigns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Campaigns { get; }

    public double AveragePrecision(Weighting weighting, IReadOnlyDictionary<string, int>? drawn = null) =>
        Measures.AveragePrecision(_scores, _labels, Weights(weighting, drawn));

    public double RocAuc(IReadOnlyDictionary<string, int>? drawn = null) => Measures.RocAuc(_scores, _labels, Weights(Weighting.ByAdvert, drawn));

    public double RecallAtPrecision(double precision, IReadOnlyDictionary<string, int>? drawn = null) =>
        Measures.RecallAtPrecision(_scores, _labels, Weights(Weighting.ByAdvert, drawn), precision);

    public double CalibrationError(IReadOnlyDictionary<string, int>? drawn = null) => Measures.CalibrationError(_scores, _labels, Weights(Weighting.ByAdvert, drawn));

    /// <param name="weighting">What counts as one.</param>
    /// <param name="drawn">How often a campaign was drawn in a bootstrap; null: each once.</param>
    private double[] Weights(Weighting weighting, IReadOnlyDictionary<string, int>? drawn)
    {
        var weights = new double[_scores.Length];
        var sizes = weighting == Weighting.ByCampaign ? _campaigns.CountBy(campaign => campaign, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal) : null;
        double deceptive = 0, honest = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (drawn is null ? 1 : drawn.GetValueOrDefault(_campaigns[i])) / (double)(sizes?[_campaigns[i]] ?? 1);
            if (_labels[i])
                deceptive += weights[i];
            else
                honest += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
            weights[i] *= _labels[i] ? _prevalence / deceptive : (1 - _prevalence) / honest;
        return weights;
    }
}
