using System.ComponentModel.DataAnnotations;

namespace RiskMonitor.Collecting;

/// <summary>Section <c>Collection</c> of the configuration: who asks, how patiently, and how much is accepted. Limits come from trust.md.</summary>
public sealed class CollectionOptions
{
    public const string Section = "Collection";

    /// <summary>Shortest delay between two requests to one public host, whatever a source file says; also the least a Crawl-delay is read as.</summary>
    public static TimeSpan ShortestPublicDelay { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Most that a Crawl-delay is read as.</summary>
    public static TimeSpan LongestCrawlDelay { get; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Hosts of test and demo sites on this machine: localhost, names under .localhost or 127.x.x.x. Only these may be asked on any
    /// port, on a loopback address and with a delay of 0. Default none.
    /// </summary>
    public IList<string> LoopbackHosts { get; } = [];

    /// <summary>Folder of the source files. Default: seeds/sources beside the executable.</summary>
    public string Sources { get; set; } = Path.Combine(AppContext.BaseDirectory, "seeds", "sources");

    /// <summary>Name that robots.txt files know us by: letters, hyphen, underscore (RFC 9309 §2.2.1). Default RiskMonitor.</summary>
    [Required, RegularExpression("^[A-Za-z_-]{1,60}$", ErrorMessage = "Collection:Product must be letters, '-' and '_' only, so that a robots.txt can name it.")]
    public string Product { get; set; } = "RiskMonitor";

    /// <summary>E-mail or https address at which a site's owner reaches whoever runs this. Without it no public site is asked.</summary>
    [RegularExpression(@"^(https://[^\s()<>]+|[^\s()<>@]+@[^\s()<>@]+)$", ErrorMessage = "Collection:Contact must be an e-mail or https address.")]
    public string? Contact { get; set; }

    /// <summary>Delay of a source that names none, between two requests to one host. 2 seconds to 1 hour, default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan DefaultDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request to the last byte of one response. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:05:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Decompressed bytes of one response; a source may lower it. 1 KiB to 16 MiB, default 2 MiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>Decompressed bytes per compressed byte, counted once a body is over 64 KiB. Default 100.</summary>
    [Range(2, 1000)]
    public int MaxCompressionRatio { get; set; } = 100;

    /// <summary>Response headers, in KiB. Default 32.</summary>
    [Range(1, 256)]
    public int MaxHeaderKilobytes { get; set; } = 32;

    /// <summary>Default 5.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>
    /// An HTTP proxy that public sites are asked through by CONNECT, such as <c>http://proxy.example:3128</c>. Names are still resolved and
    /// addresses checked here; the proxy's own address is the operator's choice. Hosts in LoopbackHosts are asked without it. Default none.
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>Requests under way at one time, over all hosts. 1 to 256, default 16.</summary>
    [Range(1, 256)]
    public int MaxConcurrentRequests { get; set; } = 16;

    /// <summary>Slowest response that is waited for after its first ten seconds, in bytes a second. Default 1024.</summary>
    [Range(0, 1024 * 1024)]
    public int MinBytesPerSecond { get; set; } = 1024;

    /// <summary>How long a robots.txt is believed; RFC 9309 §2.4 allows 24 hours. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RobotsLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a site is left alone after its robots.txt could not be read. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RobotsRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Times a request is made again when the connection fails or the site answers 500, 502 or 504, each in its host's turn. 0 to 5, default 2.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first repetition, doubled for each one after it, with jitter. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan RetryWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Says who asks and how to reach them, for example <c>RiskMonitor/0.1 (+mailto:linea@org.example)</c>.</summary>
    public string UserAgent => Contact switch
    {
        null => $"{Product}/{Version} (loopback only)",
        _ when Contact.StartsWith("https://", StringComparison.Ordinal) => $"{Product}/{Version} (+{Contact})",
        _ => $"{Product}/{Version} (+mailto:{Contact})",
    };

    private static string Version { get; } = typeof(CollectionOptions).Assembly.GetName().Version?.ToString(2) ?? "0";

    /// <summary>Whether the operator listed the host as a site on this machine.</summary>
    public bool IsLoopback(string host) => LoopbackHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
