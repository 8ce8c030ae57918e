using System.Text.Encodings.Web;
using System.Text.Unicode;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The frame of a demo page: head with the canonical address (without the port, so that it is the same in every run), navigation, footer.</summary>
internal static class Html
{
    /// <summary>Letters stay letters: the pages are UTF-8.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Page(string host, string path, string title, AdLanguage language, string main, string head = "") => $"""
        <!DOCTYPE html>
        <html lang="{(language == AdLanguage.En ? "en" : "es")}">
        <head>
        <meta charset="utf-8">
        <title>{Text(title)}</title>
        <link rel="canonical" href="http://{host}{path}">
        {head}
        </head>
        <body>
        <header><nav><a href="/">Inicio</a> <a href="/ayuda">Ayuda</a> <a href="/privado/cuenta">Mi cuenta</a></nav></header>
        {main}
        <footer><p>Sitio de demostración: todos los avisos son inventados.</p></footer>
        </body>
        </html>
        """;

    /// <summary>Text as HTML text.</summary>
    public static string Text(string? text) => Encoder.Encode(text ?? "");

    /// <summary>Text with its line breaks.</summary>
    public static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Text));

    /// <summary>An element with the text, or nothing where there is none.</summary>
    public static string Element(string open, string? text, string close) => string.IsNullOrWhiteSpace(text) ? "" : open + Text(text) + close;

    /// <summary>
    /// A text that reads back as it was, to the last space and mark, by any reader that takes a text with marks in it for HTML.
    /// Preformatted, since HTML joins spaces and lines; the first line end inside pre is not part of the text, and a carriage return has to be named.
    /// </summary>
    public static string Preformatted(string text) =>
        $"<pre>\n{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#13;", StringComparison.Ordinal)}</pre>";
}
