using AngleSharp.Dom;

namespace RiskMonitor.Extracting.Generic;

/// <summary>
/// The list on a page: siblings of one form, each with a link of its own and some text. Found by structure alone, so that a page nobody wrote rules for is read
/// (repeated record regions, as in MDR, Liu et al. 2003, simplified to siblings).
/// </summary>
internal sealed class RepeatedItems(PageMeasure measure, Boilerplate boilerplate)
{
    public const int Fewest = 3;
    private const int MostItems = 1_000;
    private const int MostParents = 5_000;
    private const int ShortestText = 25;
    private const int LongestCounted = 400;

    /// <summary>Elements looked through for links in all; what lies deeper inside others is looked through once for each of them.</summary>
    private const int MostLooks = 300_000;

    /// <summary>Nodes before a list among which its heading is looked for.</summary>
    private const int MostBefore = 20;

    private int _looks;

    /// <summary>The items of the list that most of the page's text stands in; empty when there is none.</summary>
    public IReadOnlyList<IElement> Find()
    {
        IReadOnlyList<IElement> best = [];
        var most = 0;
        foreach (var parent in measure.Elements.Where(element => element.ChildElementCount >= Fewest && measure.Text(element) >= Fewest * ShortestText).Take(MostParents))
        {
            foreach (var group in Groups(parent))
            {
                var weight = Weight(group);
                if (weight > most && !boilerplate.IsWithin(parent) && !FollowsRelatedHeading(parent))
                    (best, most) = (group, weight);
            }
        }

        return [.. best.Where(IsItem)];
    }

    /// <summary>The link that an item is about: that of its heading, else the one with the most text.</summary>
    public IElement? TitleLink(IElement item)
    {
        _looks += measure.Size(item);
        if (item.LocalName == "a")
            return LeadsOn(item) ? item : null;
        // From the headings down: from each link up, a deep page would be walked again for every link.
        return item.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.QuerySelectorAll("a[href]").FirstOrDefault(LeadsOn) ?? LinkAround(heading)).FirstOrDefault(link => link is not null)
            ?? item.QuerySelectorAll("a[href]").Where(LeadsOn).MaxBy(measure.Text);
    }

    /// <summary>Children of one tag that share a class; without classes, of one tag.</summary>
    private static IEnumerable<List<IElement>> Groups(IElement parent)
    {
        var groups = new Dictionary<string, List<IElement>>(StringComparer.Ordinal);
        foreach (var child in parent.Children.Take(MostItems))
        {
            var names = Boilerplate.Classes(child) is { Length: > 0 } classes ? classes.Select(name => $"{child.LocalName}.{name}") : [child.LocalName];
            foreach (var name in names.Take(8))
            {
                if (!groups.TryGetValue(name, out var group))
                    groups[name] = group = [];
                group.Add(child);
            }
        }

        return groups.Values.Where(group => group.Count >= Fewest);
    }

    /// <summary>Text of those that are items; 0 for no list.</summary>
    private int Weight(List<IElement> group)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        var (items, text) = (0, 0);
        foreach (var element in group)
        {
            if (_looks > MostLooks)
                return 0;
            if (!IsItem(element))
                continue;
            items++;
            text += Math.Min(measure.Text(element), LongestCounted);
            addresses.Add(TitleLink(element)!.GetAttribute("href")!);
        }

        return items >= Fewest && items * 4 >= group.Count * 3 && addresses.Count * 5 >= items * 4 ? text : 0;
    }

    /// <summary>It says more than the title of its link.</summary>
    private bool IsItem(IElement element) =>
        measure.Text(element) >= ShortestText && TitleLink(element) is { } link && TitleOf(link) is { } title && measure.Text(title) >= 3 && measure.Text(element) > measure.Text(title) + 2;

    /// <summary>What names the item in its link: a heading, or the first part of a link that holds the whole.</summary>
    public static IElement TitleOf(IElement link)
    {
        var title = link.QuerySelector("h1, h2, h3, h4, h5, h6");
        for (var part = link; title is null; part = part.FirstElementChild!)
        {
            if (part.ChildElementCount == 0 || part.ChildNodes.Any(child => child is IText text && !string.IsNullOrWhiteSpace(text.Data)))
                title = part;
        }

        return title;
    }

    /// <summary>"Otras ofertas", "Related jobs": offers of other pages, under a heading that says so.</summary>
    private static bool FollowsRelatedHeading(IElement list) =>
        (HeadingBefore(list) ?? (list.ParentElement is { } parent ? HeadingBefore(parent) : null)) is { } heading ? LineRoles.IsOfOtherPages(heading.TextContent)
        : list.QuerySelector("h1, h2, h3, h4, h5, h6") is { } own && own.ParentElement == list && LineRoles.IsOfOtherPages(own.TextContent);

    /// <summary>The nearest heading among the siblings right before.</summary>
    private static IElement? HeadingBefore(IElement element)
    {
        if (element.Parent?.ChildNodes is not { } siblings)
            return null;
        var at = siblings.Index(element);
        for (var i = at - 1; i >= 0 && i >= at - MostBefore; i--)
        {
            if (siblings[i] is IElement { LocalName: ['h', >= '1' and <= '6'] } heading)
                return heading;
        }

        return null;
    }

    private static IElement? LinkAround(IElement heading) => heading.ParentElement is { LocalName: "a" } link && LeadsOn(link) ? link : null;

    private static bool LeadsOn(IElement link) =>
        link.GetAttribute("href")?.Trim() is { Length: > 0 } address && address[0] != '#' && !address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
        && !address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
