using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RiskMonitor.Extracting.Generic;

/// <summary>
/// What stands around the content of a page: navigation, menus, forms, what is hidden, and offers of other pages. Names of classes mislead, and whole pages stand in one form: what holds
/// much of the text is no boilerplate by its name.
/// </summary>
internal sealed partial class Boilerplate(PageMeasure measure)
{
    /// <summary>Of the page's text.</summary>
    private const double MuchOfThePage = 0.4;

    private const int LongestClass = 1_000;

    private readonly Dictionary<IElement, bool> _is = [];
    private readonly Dictionary<IElement, bool> _within = [];

    private static readonly FrozenSet<string> Always = FrozenSet.Create("nav", "button", "dialog", "menu", "input", "textarea");

    private static readonly FrozenSet<string> ByName = FrozenSet.Create("footer", "aside", "form", "label");

    private static readonly FrozenSet<string> Roles = FrozenSet.Create("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog", "button", "tablist");

    private static readonly FrozenSet<string> HidingClasses = FrozenSet.Create("hide", "hidden", "d-none", "sr-only", "visually-hidden", "invisible");

    /// <summary>Classes of an element that are looked at; none of one that has thousands.</summary>
    public static string[] Classes(IElement element) =>
        element.ClassName is { Length: > 0 and <= LongestClass } names ? names.Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries) : [];

    public bool Is(IElement element)
    {
        if (!_is.TryGetValue(element, out var known))
            _is[element] = known = Judge(element);
        return known;
    }

    public bool IsWithin(IElement element)
    {
        var chain = new List<IElement>();
        var within = false;
        for (var outer = element; outer is not null && !_within.TryGetValue(outer, out within); outer = outer.ParentElement)
            chain.Add(outer);
        for (var i = chain.Count - 1; i >= 0; i--)
            _within[chain[i]] = within |= chain[i].LocalName is not ("body" or "html") && Is(chain[i]);
        return within;
    }

    /// <summary>Whether the element, or one around it inside <paramref name="outermost"/>, is boilerplate.</summary>
    public bool IsBetween(IElement element, IElement outermost)
    {
        for (var outer = element; outer is not null && outer != outermost; outer = outer.ParentElement)
        {
            if (Is(outer))
                return true;
        }

        return false;
    }

    private bool Judge(IElement element) =>
        Always.Contains(element.LocalName) || IsHidden(element)
        || ((ByName.Contains(element.LocalName) || (element.LocalName == "header" && element.Closest("article, main") is null)
            || (element.GetAttribute("role") is { } role && Roles.Contains(role)) || AroundContent().IsMatch(string.Join(' ', Classes(element).Append(element.Id is { Length: <= LongestClass } id ? id : ""))))
            && measure.Text(element) < MuchOfThePage * measure.All);

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || Classes(element).Any(HidingClasses.Contains)
        || (element.GetAttribute("style") is { Length: <= LongestClass } style && HidingStyle().IsMatch(style));

    [GeneratedRegex(@"(?:^|[\s_-])(?:nav|navbar|menu|footer|pie|sidebar|breadcrumbs?|migas|cookies?|consent|banner|share|compartir|social|related|relacionad[oa]s?|similar(?:es)?|recommended|recomendad[oa]s?|pagination|paginacion|pager|toolbar|newsletter|publicidad|advert(?:isement)?)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AroundContent();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HidingStyle();
}
