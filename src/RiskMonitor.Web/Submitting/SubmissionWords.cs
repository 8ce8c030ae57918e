using System.Globalization;
using System.Resources;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Web.Words;

namespace RiskMonitor.Web.Submitting;

/// <summary>What is told of a submission in one language or the other: the API answers a program whose reader is not known.</summary>
internal static class SubmissionWords
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    /// <summary>What is wrong with a report.</summary>
    public static string Of(ReportProblem problem, CultureInfo language) => Get(
        $"{nameof(ReportFault)}.{problem.Fault}", language,
        ReportFields.Names.Contains(problem.Field) ? Get($"ReportField.{problem.Field}", language) : problem.Field,
        ReportFields.LongestOf(problem.Field));

    /// <summary>What became of it.</summary>
    public static string Of(SubmissionStanding standing, bool wasKnown, CultureInfo language) => string.Join(' ', Sentences(standing, wasKnown, language));

    private static IEnumerable<string> Sentences(SubmissionStanding standing, bool wasKnown, CultureInfo language)
    {
        yield return Get(wasKnown ? "Submit.Known" : "Submit.Received", language);
        if (standing.Contacts == 0)
            yield return Get("Submit.NoContact", language);
        if (standing is { IsReport: true, Contacts: > 0 })
            yield return Count("Submit.AdvertsSharing", standing.Adverts, language);
        if (standing.Reports > 0)
            yield return Count(standing.IsReport ? "Submit.ReportsSharing" : "Submit.Reported", standing.Reports, language);
    }

    private static string Count(string key, int count, CultureInfo language) => Get($"{key}.{(count == 1 ? "One" : "Many")}", language, count);

    private static string Get(string key, CultureInfo language, params object[] values) =>
        string.Format(language, Words.GetString(key, language) ?? key, values);
}
