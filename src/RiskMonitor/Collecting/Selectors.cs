using AngleSharp.Css.Parser;

namespace RiskMonitor.Collecting;

/// <summary>CSS selectors of source files, checked before anything is fetched with them.</summary>
internal static class Selectors
{
    public static bool IsValid(string selector) => new CssSelectorParser().ParseSelector(selector) is not null;
}
