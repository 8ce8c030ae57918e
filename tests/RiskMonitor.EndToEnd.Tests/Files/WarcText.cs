using System.IO.Compression;
using System.Text;

namespace RiskMonitor.EndToEnd.Tests.Files;

/// <summary>Records of WARC files as other programs write them.</summary>
internal static class WarcText
{
    public static byte[] Page(string url) => Response(url, "200 OK", "text/html; charset=utf-8",
        """<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Ayudante","description":"Se solicita ayudante general para bodega"}</script></head></html>""");

    public static byte[] Response(string url, string status, string type, string body, string more = "") => Response(url, status, type, Encoding.UTF8.GetBytes(body), more);

    public static byte[] Response(string url, string status, string type, byte[] body, string more = "") =>
        Record("response", url, "application/http; msgtype=response", [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}\r\n"), .. body]);

    public static byte[] Record(string kind, string url, string type, byte[] block) =>
    [
        .. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: 2026-02-27T10:00:00Z\r\nContent-Type: {type}\r\nContent-Length: {block.Length}\r\n\r\n"),
        .. block, .. "\r\n\r\n"u8,
    ];

    /// <summary>Each record a gzip member of its own.</summary>
    public static byte[] Gzip(params byte[][] records)
    {
        using var file = new MemoryStream();
        foreach (var record in records)
        {
            using var member = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            member.Write(record);
        }

        return file.ToArray();
    }
}
