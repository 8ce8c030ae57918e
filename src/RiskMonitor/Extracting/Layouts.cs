using System.Collections.Immutable;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting.Pages;

namespace RiskMonitor.Extracting;

/// <summary>Every layout there is, with its version and stage. A new one goes in as <see cref="Stage.Shadow"/> and comes on when its differences are understood.</summary>
internal static class Layouts
{
    public static Layout JsonLd { get; } = new("jsonld", 1);

    public static Layout Microdata { get; } = new("microdata", 1);

    public static Layout Rdfa { get; } = new("rdfa", 1);

    /// <summary>Pages that nobody wrote rules for.</summary>
    public static Layout Generic { get; } = new("generic", 1);

    public static Layout Selectors { get; } = new("selectors", 1);

    public static Layout Mastodon { get; } = new("mastodon", 2);

    public static Layout Bluesky { get; } = new("bluesky", 1);

    public static Layout Reddit { get; } = new("reddit", 1);

    public static Layout Feed { get; } = new("feed", 1);

    public static Layout JsonApi { get; } = new("json-api", 1);

    /// <summary>Rows of files, in the shape of an advert.</summary>
    public static Layout AdLines { get; } = new("ad-lines", 1);

    /// <summary>Whatever is recognised; adverts carry the layout that read them.</summary>
    public static Layout Any { get; } = new("any", 1);

    /// <summary>Those that a source file may name.</summary>
    public static ImmutableArray<Layout> Named { get; } =
        [JsonLd, Microdata, Rdfa, Generic, Selectors, Mastodon, Bluesky, Reddit, Feed, JsonApi, Any, .. SitePages.All.Select(site => new Layout(site.Layout, site.Version, site.Stage))];

    /// <summary>Why a source cannot be read by it; null when it can.</summary>
    public static string? Problem(string id) => Problem(Named, id);

    /// <summary>Why it cannot be tried beside another one; null when it can.</summary>
    public static string? ShadowProblem(string id) => ShadowProblem(Named, id);

    /// <summary>Id and version.</summary>
    public static string NameOf(string id) => Named.First(layout => layout.Id == id).Name;

    internal static string? Problem(ImmutableArray<Layout> known, string id) => known.FirstOrDefault(layout => layout.Id == id)?.Stage switch
    {
        Stage.On => null,
        Stage.Shadow => "it is in shadow: name it as extract.shadow, beside one that is on",
        Stage.Off => "it is off",
        _ => $"known are {string.Join(", ", known.Where(layout => layout.Stage == Stage.On).Select(layout => layout.Id))}",
    };

    internal static string? ShadowProblem(ImmutableArray<Layout> known, string id) => known.FirstOrDefault(layout => layout.Id == id)?.Stage switch
    {
        Stage.On or Stage.Shadow => null,
        Stage.Off => "it is off",
        _ => $"known are {string.Join(", ", known.Where(layout => layout.Stage != Stage.Off).Select(layout => layout.Id))}",
    };
}
