using System.Globalization;

namespace RiskMonitor.Storage.Evidence;

/// <summary>Names and forms of WARC 1.1 (ISO 28500:2017, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).</summary>
internal static class WarcName
{
    public const string Type = "WARC-Type";
    public const string RecordId = "WARC-Record-ID";
    public const string Date = "WARC-Date";
    public const string TargetUri = "WARC-Target-URI";
    public const string ContentLength = "Content-Length";
    public const string ContentType = "Content-Type";
    public const string WarcinfoId = "WARC-Warcinfo-ID";
    public const string ConcurrentTo = "WARC-Concurrent-To";
    public const string RefersTo = "WARC-Refers-To";
    public const string RefersToTargetUri = "WARC-Refers-To-Target-URI";
    public const string RefersToDate = "WARC-Refers-To-Date";
    public const string Profile = "WARC-Profile";
    public const string BlockDigest = "WARC-Block-Digest";
    public const string PayloadDigest = "WARC-Payload-Digest";
    public const string IpAddress = "WARC-IP-Address";
    public const string Truncated = "WARC-Truncated";

    /// <summary>Not in the standard but proposed beside it and read by others: github.com/iipc/warc-specifications/issues/42.</summary>
    public const string Protocol = "WARC-Protocol";

    public const string Warcinfo = "warcinfo";
    public const string Response = "response";
    public const string Revisit = "revisit";
    public const string Request = "request";
    public const string Metadata = "metadata";

    /// <summary>What a browser made of a response.</summary>
    public const string Conversion = "conversion";

    public const string SamePayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    public const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    // Ticks, so that what is read back is the same time.
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>Whether an exchange begins with a record of the type.</summary>
    public static bool BeginsExchange(string? type) => type is Response or Revisit or Conversion;

    public static string DateText(DateTimeOffset at) => at.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? ParseDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static string IdText(Guid id) => $"<urn:uuid:{id:D}>";

    public static Guid? ParseId(string? text) =>
        text is ['<', 'u', 'r', 'n', ':', 'u', 'u', 'i', 'd', ':', .. var id, '>'] && Guid.TryParseExact(id, "D", out var guid) ? guid : null;

    public static long? ParseLength(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>RFC 3986 allows ASCII only: the host in its ASCII form, the rest escaped, no fragment.</summary>
    public static string UriText(Uri url) => url.HostNameType == UriHostNameType.Dns
        ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{url.Port}"))}{url.PathAndQuery}"
        : url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
