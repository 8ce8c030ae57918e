using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.EndToEnd.Tests.Evidence;

/// <summary>A site that offers one picture in every disguise that is known, to lists, feeds, sitemaps and an API.</summary>
internal sealed class PictureSite : IAsyncDisposable
{
    /// <summary>Pages that are a picture, or have its bytes in them: nothing of them is read.</summary>
    public static readonly string[] Pictures = ["/tipo", "/sin-tipo", "/gzip", "/foto.html", "/detras", "/comentario", "/trozos", "/a-la-foto", "/marca"];

    /// <summary>Pages with an advert that carry the picture in their text: the advert is read.</summary>
    public static readonly string[] Adverts = ["/atributo", "/mayusculas", "/estilo", "/juego", "/enlazados", "/suelto", "/lineas", "/utf16", "/comprimida", "/por-trozos", "/a-la-pagina", "/cabecera", "/script", "/svg"];

    private readonly WebApplication _app;
    private readonly HiddenPicture _picture;

    private PictureSite(HiddenPicture picture)
    {
        _picture = picture;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public ConcurrentQueue<string> Asked { get; } = new();

    public string Address => $"http://localhost:{new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}";

    public static async Task<PictureSite> StartAsync(HiddenPicture picture)
    {
        var site = new PictureSite(picture);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>An advert, and something in the body of its page.</summary>
    public static string Advert(string name, string body, string image = "") => $$"""
        <!doctype html><html lang="es"><head><script type="application/ld+json">
        {"@type":"JobPosting","title":"Panadera en {{name.Trim('/')}}","image":"{{image}}","description":"Se busca panadera con experiencia para el local {{name.Trim('/')}}, turno de mañana, prestaciones de ley."}
        </script></head><body><p>{{name}}</p>{{body}}</body></html>
        """;

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Enqueue(path);
        var (address, base64) = (_picture.Address, _picture.Base64);
        var escaped = address.Replace("/", "\\/", StringComparison.Ordinal);
        string Page(string body) => Advert(path, body);
        return path switch
        {
            "/robots.txt" => WriteAsync(context, "text/plain", $"User-agent: *\nAllow: /\n# {address}\n"),
            "/lista" => HtmlAsync(context, $"<img src='{address}'>" + string.Concat(Pictures.Concat(Adverts).Append("/muro").Select(ad => $"<a class=oferta href='{ad}'>oferta</a>")) + $"<a class=oferta href='/ver?foto={Uri.EscapeDataString(address)}'>ver</a>"),
            "/mapa.xml" => WriteAsync(context, "application/xml", $"<!-- {address} --><urlset><url><loc>{Address}/tipo</loc></url><url><loc>{Address}/atributo</loc></url><url><loc>{Address}/foto.png</loc></url></urlset>"),
            "/rss.xml" => WriteAsync(context, "application/rss+xml", $"<rss version='2.0'><channel><item><title>Ayudante</title><link>/atributo</link><enclosure url='/foto.png' type='image/png' length='1'/><description>&lt;img src=&quot;{address}&quot;&gt; Se busca ayudante de cocina, turno de tarde, prestaciones de ley.</description></item><item><link>/foto.png</link><description><![CDATA[<img src=\"{address}\">Se solicita cajera de medio tiempo, de lunes a viernes.]]></description></item></channel></rss>"),
            "/api" => WriteAsync(context, "application/json", $$"""{"items":[{"id":1,"foto":"{{escaped}}","text":"Se solicita mesera de medio tiempo, de lunes a viernes. {{base64}}"},{"id":2,"foto":"{{base64}}","text":"<img src=\"{{escaped}}\">Se busca jardinero con experiencia, turno de mañana."}],"next":"/tipo"}"""),
            "/tipo" or "/foto.html" or "/foto.png" => BytesAsync(context, "text/html", _picture.Bytes),
            "/sin-tipo" => BytesAsync(context, null, _picture.Bytes),
            "/gzip" => BytesAsync(context, "text/html", Gzip(_picture.Bytes), "gzip"),
            "/detras" => BytesAsync(context, "text/html", [.. Encoding.UTF8.GetBytes(Page(new string('x', 60_000))), .. _picture.Bytes]),
            "/comentario" => BytesAsync(context, "text/html", [.. "<!-- "u8, .. _picture.Bytes, .. " -->"u8, .. Encoding.UTF8.GetBytes(Page(""))]),
            "/trozos" => PiecesAsync(context, _picture.Bytes),
            "/a-la-foto" => ToAsync(context, "/foto.html"),
            "/marca" => BytesAsync(context, "text/html", [.. Encoding.UTF8.Preamble, .. "\r\n\r\n"u8, .. _picture.Bytes]),
            "/muro" => WriteAsync(context, "text/html", Page($"<img src='{address}'>"), StatusCodes.Status403Forbidden),
            "/atributo" or "/ver" => HtmlAsync(context, Page($"<img src=\"{address}\">")),
            "/mayusculas" => HtmlAsync(context, Page($"<img src='DATA:IMAGE/PNG;CHARSET=UTF-8;BASE64,{base64}'>")),
            "/estilo" => HtmlAsync(context, Page($"<p style=\"background:url(&quot;{address}&quot;)\"><style>a{{background:url({address})}}</style>")),
            "/juego" => HtmlAsync(context, Page($"<img srcset=\"{address} 1x, {address} 2x\">")),
            "/enlazados" => HtmlAsync(context, Advert(path, "", escaped)),
            "/suelto" => HtmlAsync(context, Advert(path, "", base64.Replace("/", "\\u002F", StringComparison.Ordinal))),
            "/lineas" => HtmlAsync(context, Page($"<pre>{Convert.ToBase64String(_picture.Bytes, Base64FormattingOptions.InsertLineBreaks)}</pre>")),
            "/utf16" => BytesAsync(context, "text/html", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Page($"<img src='{address}'>"))]),
            "/comprimida" => BytesAsync(context, "text/html; charset=utf-8", Gzip(Encoding.UTF8.GetBytes(Page($"<img src='{address}'>"))), "gzip"),
            "/por-trozos" => PiecesAsync(context, Encoding.UTF8.GetBytes(Page($"<img src='{address}'>"))),
            "/a-la-pagina" => ToAsync(context, "/atributo?otra"),
            "/cabecera" => HeaderAsync(context, Page("")),
            "/script" => HtmlAsync(context, Page($"<script>var foto = `{base64}`, otra = \"{base64.Replace("+", "\\x2B", StringComparison.Ordinal)}\";</script>")),
            "/svg" => HtmlAsync(context, Page($"<img src=\"data:image/svg+xml,%3Csvg%3E%3Cimage href='{Uri.EscapeDataString(address)}'/%3E%3C/svg%3E\"><input value='{base64.Replace('+', '-').Replace('/', '_')}'>")),
            _ => WriteAsync(context, "text/plain", address, StatusCodes.Status404NotFound),
        };
    }

    private static Task HtmlAsync(HttpContext context, string text) => WriteAsync(context, "text/html; charset=utf-8", text);

    private static Task WriteAsync(HttpContext context, string type, string text, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return BytesAsync(context, type, Encoding.UTF8.GetBytes(text));
    }

    private static async Task BytesAsync(HttpContext context, string? type, byte[] body, string? coding = null)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (coding is not null)
            context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task PiecesAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        foreach (var piece in body.Chunk(700))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private Task HeaderAsync(HttpContext context, string text)
    {
        context.Response.Headers["X-Preview"] = _picture.Address;
        context.Response.Headers.Link = $"<{_picture.Address}>; rel=preload";
        context.Response.Headers.ETag = $"\"{_picture.Base64}\"";
        return HtmlAsync(context, text);
    }

    private Task ToAsync(HttpContext context, string where)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = $"{where}{(where.Contains('?', StringComparison.Ordinal) ? '&' : '?')}foto={Uri.EscapeDataString(_picture.Address)}";
        return context.Response.WriteAsync(_picture.Address, context.RequestAborted);
    }

    private static byte[] Gzip(byte[] body)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(body);
        return bytes.ToArray();
    }
}
