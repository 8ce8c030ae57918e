using AngleSharp.Html.Dom;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting.Pages;

/// <summary>Page object of one site layout: knows the site's markup and nothing else. The only place for its selectors.</summary>
internal interface ISitePage
{
    /// <summary>Name that a source file gives as its layout.</summary>
    string Layout { get; }

    /// <summary>Raised when its reading changes.</summary>
    int Version { get; }

    /// <summary>Shadow while it is tried beside the layout that is on.</summary>
    Stage Stage => Stage.On;

    /// <summary>
    /// The element that holds whatever is read, where a start tag alone tells it (<see cref="Containers.ContainerPattern"/>): the parser then gets this element and no more of the page. Null where the
    /// whole page is read, or where what is read depends on what stands around.
    /// </summary>
    string? Container => null;

    /// <summary>The adverts of the page; null when the page is not of this layout.</summary>
    PageReading? Read(IHtmlDocument document);
}
