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

    private static readonly FrozenSet<string> Always = FrozenSet.Create("nav", "button", "dialog", "menu", "input", "textarea");

    private static readonly FrozenSet<string> ByName = FrozenSet.Create("footer", "aside", "form", "label");

    private static readonly FrozenSet<string> Roles = FrozenSet.Create("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog", "button", "tablist");

    private static readonly FrozenSet<string> HidingClasses = FrozenSet.Create("hide", "hidden", "d-none", "sr-only", "visually-hidden", "invisible");

    public bool Is(IElement element) =>
        Always.Contains(element.LocalName) || IsHidden(element)
        || ((ByName.Contains(element.LocalName) || (element.LocalName == "header" && element.Closest("article, main") is null)
            || (element.GetAttribute("role") is { } role && Roles.Contains(role)) || AroundContent().IsMatch($"{element.ClassName} {element.Id}"))
            && measure.Text(element) < MuchOfThePage * measure.All);

    public bool IsWithin(IElement element)
    {
        for (var outer = element; outer is not null; outer = outer.ParentElement)
        {
            if (outer.LocalName is not ("body" or "html") && Is(outer))
                return true;
        }

        return false;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || element.ClassList.Any(HidingClasses.Contains)
        || (element.GetAttribute("style") is { } style && HidingStyle().IsMatch(style));

    [GeneratedRegex(@"(?:^|[\s_-])(?:nav|navbar|menu|footer|pie|sidebar|breadcrumbs?|migas|cookies?|consent|banner|share|compartir|social|related|relacionad[oa]s?|similar(?:es)?|recommended|recomendad[oa]s?|pagination|paginacion|pager|toolbar|newsletter|publicidad|advert(?:isement)?)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AroundContent();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HidingStyle();
}
