using System.Collections.Frozen;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// Whether an address looks like that of one job offer, by its path alone: a word for an offer, and something that singles one out. Categories,
/// searches and forms have the word too and are left out, so that a site is not asked for pages that hold no offer.
/// </summary>
internal static class OfferAddress
{
    private static readonly FrozenSet<string> One = Words("empleo", "oferta", "vacante", "trabajo", "puesto", "plaza", "convocatoria", "job", "vacancy", "position", "opening", "offer", "posting", "jobposting");

    private static readonly FrozenSet<string> Many = Words("empleos", "ofertas", "vacantes", "trabajos", "puestos", "plazas", "convocatorias", "jobs", "vacancies", "positions", "openings", "offers", "postings", "career", "careers");

    private static readonly FrozenSet<string> NotOne = Words("buscar", "busqueda", "search", "login", "registro", "register", "signup", "publicar", "publish", "postular", "apply", "alertas", "alerts", "categoria", "category", "tag", "rss", "feed", "page", "pagina");

    private static readonly FrozenSet<string> Files = Words("pdf", "doc", "docx", "xls", "xlsx", "zip", "jpg", "jpeg", "png", "gif", "webp", "svg", "mp4", "css", "js", "ico", "xml", "json");

    public static bool LooksLikeOne(CanonicalUrl url)
    {
        var uri = url.ToUri();
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.ToLowerInvariant()).ToArray();
        if (segments.Length == 0 || segments.Any(NotOne.Contains) || Files.Contains(segments[^1].Split('.')[^1]))
            return false;
        var last = segments[^1];
        var words = last.Split('-', '_', '.');
        if (segments[..^1].Any(One.Contains))
            return true;
        if (segments[..^1].Any(Many.Contains))
            return words.Length >= 3 || last.Any(char.IsAsciiDigit) || HasNumber(uri.Query);
        // One segment says it all: /oferta-de-empleo-panadero-1234.html, or /vacante?id=1234.
        return words.Any(One.Contains) && (HasNumber(uri.Query) || (words.Length >= 3 && last.Any(char.IsAsciiDigit)));
    }

    /// <summary>A parameter whose value is a number of at least two digits, and that does not count pages.</summary>
    private static bool HasNumber(string query) => query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2))
        .Any(pair => pair is [var name, { Length: >= 2 } value] && value.All(char.IsAsciiDigit) && !NextPages.Counts(name));

    private static FrozenSet<string> Words(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
