using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Generic;

/// <summary>One advert on a page of its own: the part with the most text outside links (as Readability scores it), without what stands around it, and what labels name.</summary>
internal sealed class DetailPage(IHtmlDocument document, PageMeasure measure, Boilerplate boilerplate)
{
    /// <summary>With less there is nothing to read that a person would call an advert.</summary>
    public const int ShortestBody = 80;

    private const int MostLabels = 100;

    /// <summary>Null when there is no text to speak of.</summary>
    /// <param name="list">Items of a list on the same page, which are adverts of other pages.</param>
    public AdDraft? Read(IReadOnlyList<IElement> list)
    {
        var content = Content(list);
        var body = content is null ? "" : HtmlText.Of(content, element => element != content && (boilerplate.Is(element) || list.Contains(element)));
        if (body.Length < ShortestBody)
            body = Meta("og:description") ?? Meta("description") ?? body;
        if ((Title() ?? Subheading(content)) is not { } title || body.Length < ShortestBody)
            return null;
        var draft = new AdDraft { Title = title, Body = Without(title, body), PostedAt = Meta("article:published_time") ?? Time(content), ContactText = ContactLinks.In(content?.ParentElement ?? content, boilerplate) };
        foreach (var (label, value) in Labelled(content, body))
            Fill(draft, label, value);
        return draft;
    }

    private IElement? Content(IReadOnlyList<IElement> list)
    {
        var scores = new Dictionary<IElement, double>();
        var around = new HashSet<IElement>(list);
        foreach (var element in measure.Elements)
        {
            if (element.ParentElement is { } outer && around.Contains(outer))
                around.Add(element); // in the order of the page the outer one comes first
            else if (element != document.Body && boilerplate.Is(element))
                around.Add(element);
            if (around.Contains(element) || !IsText(element))
                continue;
            var own = measure.Text(element) - measure.LinkText(element);
            if (own < 25)
                continue;
            for (var (holder, share) = (element.ParentElement, 1.0); holder is not null && share > 0.2; (holder, share) = (holder.ParentElement, share / 2))
                scores[holder] = scores.GetValueOrDefault(holder) + (own * share);
            if (element.LocalName is not ("p" or "li"))
                scores[element] = scores.GetValueOrDefault(element) + own;
        }

        return scores.Count == 0 ? null : scores.MaxBy(one => one.Value * (1 - (measure.LinkText(one.Key) / (double)Math.Max(1, measure.Text(one.Key))))).Key;
    }

    /// <summary>A paragraph, or what holds text of its own.</summary>
    private static bool IsText(IElement element) => element.LocalName is "p" or "li" or "dd" or "td" or "pre" or "blockquote"
        || (element.LocalName is "div" or "section" or "article" or "main" or "body" && element.ChildNodes.Any(child => child is IText text && text.Data.AsSpan().Trim().Length >= 25));

    private string? Title()
    {
        var heading = document.QuerySelectorAll("h1").Where(element => !boilerplate.IsWithin(element)).Select(element => HtmlText.Of(element).ReplaceLineEndings(" ").Trim()).FirstOrDefault(text => text.Length > 2);
        return heading ?? Meta("og:title") ?? WithoutSite(document.Title);
    }

    /// <summary>Of a page that has no title of its own, the first heading beside the text.</summary>
    private string? Subheading(IElement? content) =>
        (content?.ParentElement ?? content)?.QuerySelectorAll("h2, h3").Where(element => !boilerplate.IsWithin(element)).Select(element => HtmlText.Of(element).ReplaceLineEndings(" ").Trim()).FirstOrDefault(text => text.Length > 2);

    /// <summary>"Mesera | Bolsa de ejemplo" is about a waitress.</summary>
    private static string? WithoutSite(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return null;
        var end = title.LastIndexOfAny(['|', '·', '–', '—']);
        return (end > 8 ? title[..end] : title).Trim();
    }

    private string? Meta(string name) =>
        document.QuerySelectorAll("meta[property], meta[name]").FirstOrDefault(meta => meta.GetAttribute("property") == name || meta.GetAttribute("name") == name)?.GetAttribute("content")?.Trim() is { Length: > 0 } text ? text : null;

    private static string? Time(IElement? content) =>
        (content?.ParentElement ?? content)?.QuerySelector("time") is { } time ? time.GetAttribute("datetime") ?? time.TextContent.Trim() : null;

    private static string Without(string title, string body) => body.StartsWith(title + "\n", StringComparison.Ordinal) ? body[title.Length..].TrimStart('\n') : body;

    /// <summary>Pairs of a definition list or a table, and lines of the form "label: value".</summary>
    private IEnumerable<(string Label, string Value)> Labelled(IElement? content, string body)
    {
        foreach (var label in (content?.ParentElement ?? content)?.QuerySelectorAll("dt, th").Take(MostLabels) ?? [])
        {
            if (!boilerplate.IsWithin(label) && label.NextElementSibling is { LocalName: "dd" or "td" } value)
                yield return (label.TextContent.Trim().TrimEnd(':'), HtmlText.Of(value).ReplaceLineEndings(" ").Trim());
        }

        foreach (var line in body.Split('\n'))
        {
            if (line.IndexOf(':') is > 0 and var colon)
                yield return (line[..colon], line[(colon + 1)..].Trim());
            else if (LineRoles.IsPay(line) && line.Length <= 60)
                yield return ("sueldo", line.Trim());
        }
    }

    private static void Fill(AdDraft draft, string label, string value)
    {
        if (value.Length is 0 or > 160)
            return;
        switch (LineRoles.FieldOf(label))
        {
            case nameof(AdDraft.Salary):
                draft.Salary ??= value;
                break;
            case nameof(AdDraft.Location):
                draft.Location ??= value;
                break;
            case nameof(AdDraft.Company):
                draft.Company ??= value;
                break;
            case nameof(AdDraft.PostedAt):
                draft.PostedAt ??= value;
                break;
            case nameof(AdDraft.EmploymentType):
                draft.EmploymentType ??= value;
                break;
        }
    }
}
