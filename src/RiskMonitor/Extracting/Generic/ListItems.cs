using AngleSharp.Dom;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Generic;

/// <summary>The adverts of a list page: of each item its link and title, and of its lines what they say by their form or by the name of their class.</summary>
internal sealed class ListItems(IReadOnlyList<IElement> items, RepeatedItems repeated, PageMeasure measure, Boilerplate boilerplate)
{
    /// <summary>Below this number a line that all items share may be news to a reader.</summary>
    private const int ManyItems = 5;

    /// <summary>Of a place, a company or pay.</summary>
    private const int LongestName = 120;

    private static readonly string[] PlaceNames = ["location", "ubicacion", "lugar", "localidad", "city", "ciudad", "place", "zona"];
    private static readonly string[] CompanyNames = ["company", "empresa", "employer", "compania", "organization"];
    private static readonly string[] PayNames = ["salary", "salario", "sueldo", "price", "precio", "pay"];

    public IEnumerable<AdDraft> Read()
    {
        var lines = items.Select(PartsOf).ToList();
        // "Postularme", "Guardar": what every item says, and says nothing of it. A number that all share is a contact or pay.
        var common = items.Count < ManyItems ? [] : lines.SelectMany(own => own.Distinct()).CountBy(line => line).Where(line => line.Value * 5 >= items.Count * 4).Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        return items.Zip(lines, (item, own) => Draft(item, [.. own.Where(line => !common.Contains(line) || line.Any(char.IsDigit) || LineRoles.IsPlace(line) || LineRoles.IsDate(line))]));
    }

    private AdDraft Draft(IElement item, IReadOnlyList<string> lines)
    {
        var link = repeated.TitleLink(item)!;
        var title = OneLine(RepeatedItems.TitleOf(link)) ?? OneLine(link);
        var rest = lines.Where(line => line != title && !LineRoles.IsMark(line)).ToList();
        var draft = new AdDraft { Title = title, Url = link.GetAttribute("href"), Location = Named(item, PlaceNames), Salary = Named(item, PayNames), Company = Named(item, CompanyNames), PostedAt = DateOf(item), ContactText = ContactLinks.In(item, boilerplate) };
        foreach (var line in rest)
        {
            if (line == draft.Location || line == draft.Salary || line == draft.Company)
                continue;
            if (LineRoles.IsPay(line))
                draft.Salary ??= line;
            else if (LineRoles.IsDate(line))
                draft.PostedAt ??= line;
            else if (LineRoles.IsPlace(line))
                draft.Location ??= line;
        }

        draft.Company ??= OtherLink(item, link, draft);
        draft.Body = string.Join('\n', rest.Where(line => line != draft.PostedAt));
        return draft;
    }

    /// <summary>What is shown, part by part: an element with text of its own is one part, without what the visitor presses.</summary>
    private List<string> PartsOf(IElement item)
    {
        var parts = new List<string>();
        var pending = new Stack<IElement>([item]);
        while (pending.TryPop(out var element))
        {
            if (element != item && boilerplate.Is(element))
                continue;
            if (element.ChildNodes.Any(child => child is IText text && !string.IsNullOrWhiteSpace(text.Data)))
            {
                parts.AddRange(HtmlText.Of(element, part => part != element && boilerplate.Is(part)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
                continue;
            }

            element.PushChildren(pending);
        }

        return parts;
    }

    private string? Named(IElement item, string[] names) => item.QuerySelectorAll("[class], [data-testid], [data-qa], [itemprop]")
        .Where(element => measure.Text(element) <= LongestName && !boilerplate.Is(element) && names.Any(name => Is(element, name)))
        .Select(OneLine).FirstOrDefault(text => text is { Length: > 1 and <= LongestName });

    private static bool Is(IElement element, string name) =>
        new[] { element.ClassName, element.GetAttribute("data-testid"), element.GetAttribute("data-qa"), element.GetAttribute("itemprop") }.Any(written => written?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);

    private string? DateOf(IElement item) => item.QuerySelector("time") is { } time ? time.GetAttribute("datetime") ?? OneLine(time) : null;

    /// <summary>A second link beside the title leads to who offers it, or to the place.</summary>
    private string? OtherLink(IElement item, IElement title, AdDraft draft) => item.QuerySelectorAll("a[href]")
        .Where(link => link != title && measure.Text(link) <= LongestName && !boilerplate.IsBetween(link, item) && link.GetAttribute("href") != title.GetAttribute("href"))
        .Select(OneLine).FirstOrDefault(text => text is { Length: > 1 and <= LongestName } && text != draft.Location && text != draft.Salary && !LineRoles.IsMark(text) && !LineRoles.IsPlace(text));

    private string? OneLine(IElement element) => HtmlText.Of(element, part => part != element && boilerplate.Is(part)).ReplaceLineEndings(" ").Trim() is { Length: > 0 } text ? text : null;
}
