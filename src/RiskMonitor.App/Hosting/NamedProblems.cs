namespace RiskMonitor.App.Hosting;

/// <summary>Names on standard error what a run set aside and what it could not get, one line each.</summary>
internal static class NamedProblems
{
    public static void Watch(FlowProgress progress)
    {
        progress.ItemRejected += (_, item) => Console.Error.WriteLine($"{WithoutQuery(item.Rejection.Where)}: rejected: {item.Rejection.Reason}");
        progress.RequestFailed += (_, request) => Console.Error.WriteLine(Words.Get("collect.noanswer", request.Page.Url.GetLeftPart(UriPartial.Path), request.Page.SourceId, request.Page.Reason));
    }

    /// <summary>What a service writes ends in a log: an address stands there without its query, as those that gave no answer do.</summary>
    private static string WithoutQuery(string where) => where.Contains("://", StringComparison.Ordinal) ? where.Split('?', 2)[0] : where;

    /// <summary>3 when something was set aside or could not be got, 1 when nothing could be got at all (architecture.md).</summary>
    public static int ExitCode(ClosingLine closing) =>
        closing is { Errors: > 0, Pages: 0 } ? VerbRunner.Failed
        : closing.Rejected > 0 || closing.Errors > 0 ? VerbRunner.SomeRejected
        : VerbRunner.Done;
}
