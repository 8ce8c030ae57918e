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

    /// <summary>The adverts of the page; null when the page is not of this layout.</summary>
    PageReading? Read(IHtmlDocument document);
}
