using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>Reads the group extract: of a source file.</summary>
internal sealed partial class ExtractFields(FieldSet extract, SourceKind? kind, SourceFileChecks checks)
{
    public ExtractionRules? Read()
    {
        var layout = ReadLayout();
        var rules = new ExtractionRules
        {
            Layout = layout ?? "",
            AdLinks = Selector(extract, "adLinks"),
            NextLink = Selector(extract, "nextLink"),
            AdPaths = ReadAdPaths(),
            Selectors = ReadSelectors(),
            Container = Selector(extract, "container"),
            Fields = ReadFields(),
            Paging = ReadPaging(),
            Shadow = ReadShadow(layout),
        };
        extract.RefuseOthers();
        GoTogether(layout, "selectors", "selectors", "selector");
        if (extract.Has("container") && layout != "selectors")
            extract.Problem("container", "it goes with layout: selectors only", "Remove it");
        GoTogether(layout, "json-api", "fields", "path");
        RefuseForKind();
        return layout is null ? null : rules;
    }

    private string? ReadLayout()
    {
        var layout = extract.Text("layout", required: true, longest: 60);
        if (layout is null)
            return null;
        if ((NameText().IsMatch(layout) ? checks.Layout(layout) : "it is not a name") is { } problem)
            extract.Problem("layout", $"'{layout}' is not a layout ({problem.TrimEnd('.')})", "Write jsonld, selectors or another one of docs/adding-a-source.md");
        if (kind is { } known && !KindExtract.Of(known).Fits(layout))
            extract.Problem("layout", "does not fit the kind", KindExtract.Of(known).Advice);
        return layout;
    }

    private string? ReadShadow(string? layout)
    {
        if (extract.Text("shadow", longest: 60) is not { } shadow)
            return null;
        if ((NameText().IsMatch(shadow) ? checks.ShadowLayout(shadow) : "it is not a name") is { } problem)
            extract.Problem("shadow", $"'{shadow}' is not a layout ({problem.TrimEnd('.')})", "Write the name of the layout that is to be tried");
        else if (shadow == layout)
            extract.Problem("shadow", "is the layout that is on", "Remove it, or name the layout that is to be tried");
        return shadow;
    }

    private ImmutableArray<string> ReadAdPaths()
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var (text, line) in extract.Has("adPaths") ? extract.Texts("adPaths") : [])
        {
            if (PathText().IsMatch(text))
                paths.Add(text);
            else
                extract.Problem("adPaths", $"'{text}' is not the beginning of a path", "Write it from the slash after the host on, such as /vacantes/", line);
        }

        return paths.ToImmutable();
    }

    private ImmutableSortedDictionary<string, string> ReadSelectors()
    {
        var selectors = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (extract.Map("selectors") is not { } map)
            return selectors.ToImmutable();
        foreach (var (name, selector) in map.AllTexts())
        {
            if (Knows(map, name, SourceWords.AdFields) && CheckSelector(map, name, selector))
                selectors.Add(name, selector);
        }

        return selectors.ToImmutable();
    }

    private ImmutableSortedDictionary<string, string> ReadFields()
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (extract.Map("fields") is not { } map)
            return fields.ToImmutable();
        string? items = null;
        foreach (var (name, text) in map.AllTexts())
        {
            if (!Knows(map, name, SourceWords.ItemFields) || ReadPath(map, name, text) is not { } path)
                continue;
            if (!path.HasList)
            {
                map.Problem(name, $"'{text}' leads to one value", "Write [] after the list of adverts, such as items[].title");
                continue;
            }

            var list = path.Split().Items.ToString();
            if (list != (items ??= list))
                map.Problem(name, $"'{text}' leads to another list than {items}", "Take every field from the entries of one list");
            fields.Add(name, text);
        }

        return fields.ToImmutable();
    }

    private ApiPaging? ReadPaging()
    {
        if (extract.Map("paging") is not { } map)
            return null;
        var paging = new ApiPaging
        {
            Next = map.Text("next") is { } next && ReadPath(map, "next", next) is not null ? next : null,
            Cursor = map.Text("cursor") is { } cursor && ReadPath(map, "cursor", cursor) is not null ? cursor : null,
            CursorParameter = Parameter(map, "cursorParameter"),
            PageParameter = Parameter(map, "pageParameter"),
        };
        map.RefuseOthers();
        var ways = new[] { map.Has("next"), map.Has("cursor") || map.Has("cursorParameter"), map.Has("pageParameter") }.Count(way => way);
        if (ways != 1 || map.Has("cursor") != map.Has("cursorParameter"))
            extract.Problem("paging", "it needs one way to the next page", "Write next:, or cursor: and cursorParameter:, or pageParameter:");
        return paging;
    }

    /// <summary>Fields that the kind has no use for.</summary>
    private void RefuseForKind()
    {
        if (kind is not { } known)
            return;
        foreach (var name in (string[])["adLinks", "nextLink", "adPaths", "selectors", "container", "fields", "paging"])
        {
            if (extract.Has(name) && !KindExtract.Of(known).Extract.Contains(name))
                extract.Problem(name, "does not fit the kind", "Remove it");
        }
    }

    /// <summary>A layout and its group of fields.</summary>
    private void GoTogether(string? layout, string needs, string group, string entry)
    {
        if (layout == needs != extract.Has(group))
            extract.Problem(group, $"{group} and layout: {needs} go together", "Add the other one, or use another layout");
        else if (layout == needs && extract.Map(group) is { } map && !map.Has("body"))
            extract.Problem(group, $"there is no {entry} for the body", $"Add body: and the {entry} of the advert's text");
    }

    private static bool Knows(FieldSet map, string name, FrozenSet<string> fields)
    {
        if (fields.Contains(name))
            return true;
        map.Problem(name, "there is no such field of an advert", $"Write one of {string.Join(", ", fields.Order(StringComparer.Ordinal))}");
        return false;
    }

    private static FieldPath? ReadPath(FieldSet map, string name, string text)
    {
        if (FieldPath.TryParse(text, out var path))
            return path;
        map.Problem(name, $"'{text}' is not the path of a field", "Write names with dots between, such as data.items[].title");
        return null;
    }

    private static string? Parameter(FieldSet map, string name)
    {
        if (map.Text(name, longest: 60) is not { } text)
            return null;
        if (ParameterText().IsMatch(text))
            return text;
        map.Problem(name, $"'{text}' is not the name of a parameter", "Write it as it stands in the address, such as page");
        return null;
    }

    private static string? Selector(FieldSet fields, string name) =>
        fields.Text(name) is { } selector && CheckSelector(fields, name, selector) ? selector : null;

    private static bool CheckSelector(FieldSet fields, string name, string selector)
    {
        if (Selectors.IsValid(selector))
            return true;
        fields.Problem(name, $"'{selector}' is not a CSS selector", "Try it in the browser's inspector first, in quotes if it has a #");
        return false;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NameText();

    [GeneratedRegex(@"^/[^\s?#\\]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PathText();

    [GeneratedRegex(@"^[A-Za-z0-9_.\[\]-]{1,60}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ParameterText();
}
