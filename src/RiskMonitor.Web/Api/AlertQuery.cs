using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Api;

/// <summary>A filter as it stands in an address, the same in the API and on the list page, so that a filter can be shared as a URL.</summary>
internal static class AlertQuery
{
    public const string Open = "open";
    public const string All = "all";

    public static ApiProblem? TryRead(string? state, string? category, string? band, out AlertFilter filter)
    {
        filter = new() { OpenOnly = true };
        if (state is not (null or "" or Open or All) && Codes.TryParse<AlertState>(state) is null)
            return ApiProblem.BadQuery("state", $"One of {Open}, {All}, {Codes.List<AlertState>()}.");
        if (!string.IsNullOrEmpty(category) && Codes.TryParse<RiskCategory>(category) is null)
            return ApiProblem.BadQuery("category", $"One of {Codes.List<RiskCategory>()}.");
        if (!string.IsNullOrEmpty(band) && Codes.TryParse<RiskBand>(band) is null)
            return ApiProblem.BadQuery("band", $"One of {Codes.List<RiskBand>()}.");
        filter = new()
        {
            OpenOnly = state is null or "" or Open,
            State = Codes.TryParse<AlertState>(state),
            Category = Codes.TryParse<RiskCategory>(category),
            Band = Codes.TryParse<RiskBand>(band),
        };
        return null;
    }
}
