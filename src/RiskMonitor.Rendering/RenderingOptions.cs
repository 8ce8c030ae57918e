using System.ComponentModel.DataAnnotations;

namespace RiskMonitor.Rendering;

/// <summary>Section <c>Rendering</c> of the configuration: whether pages are rendered, by which browser, and how much one page may take.</summary>
public sealed class RenderingOptions
{
    public const string Section = "Rendering";

    /// <summary>Default false: sources of kind rendered_list are off.</summary>
    public bool Enabled { get; set; }

    /// <summary>The Chromium of the system. Default /usr/bin/chromium.</summary>
    [Required]
    public string Chromium { get; set; } = "/usr/bin/chromium";

    /// <summary>Memory that one page's process may take for itself, in MiB. An empty page takes about 50. 64 to 4096, default 300.</summary>
    [Range(64, 4096)]
    public int MaxPageMebibytes { get; set; } = 300;

    /// <summary>Memory that all processes of the browser may take for themselves, in MiB. 256 to 16384, default 1000.</summary>
    [Range(256, 16384)]
    public int MaxBrowserMebibytes { get; set; } = 1000;

    /// <summary>A page's own time: the clock stands while it waits for a site, since politeness is not its fault. 1 second to 2 minutes, default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan PageTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time of one page in all, waiting included. 10 seconds to 1 hour, default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Requests of one page that are answered; those after them are not. 1 to 500, default 40.</summary>
    [Range(1, 500)]
    public int MaxRequests { get; set; } = 40;

    /// <summary>Pages rendered at one time, over all sources. 1 to 8, default 2.</summary>
    [Range(1, 8)]
    public int PagesAtOnce { get; set; } = 2;

    /// <summary>Pages after which the browser is started anew. 1 to 10000, default 200.</summary>
    [Range(1, 10000)]
    public int PagesPerBrowser { get; set; } = 200;

    /// <summary>How long the browser stays open without a page. 1 second to 1 hour, default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleClose { get; set; } = TimeSpan.FromMinutes(2);
}
