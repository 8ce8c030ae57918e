using RiskMonitor.Classifying.Models;

namespace RiskMonitor.Classifying.Training;

/// <summary>
/// Platt's calibration: the slope and intercept under which margins are probabilities, by weighted maximum likelihood with his smoothed
/// targets. Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines" (2007): Newton's method with backtracking.
/// </summary>
internal static class Platt
{
    private const int MostSteps = 100;
    private const double Enough = 1e-10;

    /// <param name="rows">Margins of adverts the separator was not trained on, and how much each counts.</param>
    /// <param name="prevalence">Share of deceptive adverts the probabilities are meant for; classes are weighted to it.</param>
    public static Calibration Fit(IReadOnlyList<(double Margin, bool IsDeceptive, double Weight)> rows, double prevalence)
    {
        var positives = rows.Count(row => row.IsDeceptive);
        var negatives = rows.Count - positives;
        if (positives == 0 || negatives == 0)
            throw new ArgumentException("calibration needs adverts of both kinds", nameof(rows));

        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (negatives + 2));
        var (deceptive, honest) = (rows.Where(row => row.IsDeceptive).Sum(row => row.Weight), rows.Where(row => !row.IsDeceptive).Sum(row => row.Weight));
        var points = rows.Select(row => new Point(
            row.Margin,
            row.IsDeceptive ? high : low,
            row.Weight * rows.Count * (row.IsDeceptive ? prevalence / deceptive : (1 - prevalence) / honest))).ToArray();

        var fit = new Calibration(0, Math.Log(prevalence / (1 - prevalence)));
        var loss = Loss(points, fit);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradientSlope, gradientIntercept, slopeSlope, slopeIntercept, interceptIntercept) = Derivatives(points, fit);
            if (Math.Abs(gradientSlope) < Enough && Math.Abs(gradientIntercept) < Enough)
                break;
            var determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
            var slope = (interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant;
            var intercept = (slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant;
            var size = 1.0;
            for (; size > 1e-10; size /= 2)
            {
                var next = new Calibration(fit.Slope - size * slope, fit.Intercept - size * intercept);
                var nextLoss = Loss(points, next);
                if (nextLoss < loss)
                {
                    (fit, loss) = (next, nextLoss);
                    break;
                }
            }

            if (size <= 1e-10)
                break;
        }

        return fit;
    }

    private static double Loss(Point[] points, Calibration fit)
    {
        var sum = 0.0;
        foreach (var (margin, target, weight) in points)
        {
            var logit = fit.Slope * margin + fit.Intercept;
            // −t·log p − (1 − t)·log(1 − p), written so that no large exponent overflows.
            sum += weight * (Math.Max(logit, 0) - target * logit + Math.Log(1 + Math.Exp(-Math.Abs(logit))));
        }

        return sum;
    }

    private static (double, double, double, double, double) Derivatives(Point[] points, Calibration fit)
    {
        double gradientSlope = 0, gradientIntercept = 0, slopeSlope = 1e-12, slopeIntercept = 0, interceptIntercept = 1e-12;
        foreach (var (margin, target, weight) in points)
        {
            var p = fit.Apply(margin);
            var error = weight * (p - target);
            var curvature = weight * p * (1 - p);
            gradientSlope += error * margin;
            gradientIntercept += error;
            slopeSlope += curvature * margin * margin;
            slopeIntercept += curvature * margin;
            interceptIntercept += curvature;
        }

        return (gradientSlope, gradientIntercept, slopeSlope, slopeIntercept, interceptIntercept);
    }

    private readonly record struct Point(double Margin, double Target, double Weight);
}
