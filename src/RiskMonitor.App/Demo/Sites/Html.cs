using System.Text.Encodings.Web;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The frame of a demo page: head with the canonical address (without the port), navigation, footer.</summary>
internal static class Html
{
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
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Text with its line breaks.</summary>
    public static string Lines(string text) => Text(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    /// <summary>An element with the text, or nothing where there is none.</summary>
    public static string Element(string open, string? text, string close) => string.IsNullOrWhiteSpace(text) ? "" : open + Text(text) + close;
}
