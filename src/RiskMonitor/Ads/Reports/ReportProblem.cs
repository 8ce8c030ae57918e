namespace RiskMonitor.Ads.Reports;

/// <summary>Why something is no report: the field as it was named, and what is wrong with it. Never quotes what the field holds.</summary>
public sealed record ReportProblem(string Field, ReportFault Fault)
{
    /// <summary>For whoever has the file: what, where, what to do.</summary>
    public string Message => Fault switch
    {
        ReportFault.CallersOwn => $"'{Field}' looks like what identifies the person who reported; Monitor never takes that in. Take the field out of the file",
        ReportFault.Unknown => $"'{Field}' is not a field of a report ({string.Join(", ", ReportFields.Names)}); take it out, or say with --map which field it is, as in --map text={Field}",
        ReportFault.Missing => $"no '{Field}'",
        ReportFault.UnreadableDate => $"'{Field}' is not a date that can be read; write it as 2026-02-07",
        ReportFault.FutureDate => $"'{Field}' is later than today",
        ReportFault.TooLong => $"'{Field}' is longer than {ReportFields.LongestOf(Field)} characters",
        ReportFault.NotText => $"'{Field}' is not text{(Field == ReportFields.Contacts ? " or a list of texts" : "")}",
        ReportFault.Twice => $"'{Field}' is given twice",
        ReportFault.NotALink => $"'{Field}' is not an http or https address",
        _ => "says nothing that could be compared: neither contacts nor text nor link",
    };
}

/// <summary>What can be wrong with a report.</summary>
public enum ReportFault
{
    /// <summary>A field for the name, address or phone of whoever reported.</summary>
    CallersOwn,
    Unknown,
    Missing,
    UnreadableDate,
    FutureDate,
    TooLong,
    NotText,
    Twice,
    NotALink,
    Empty,
}
