using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RiskMonitor.Web.Words;

namespace RiskMonitor.Web.Analysts;

/// <summary>The two forms that set a cookie and load the page again: display name and language. Antiforgery is checked because they bind a form.</summary>
internal static class PreferencesApi
{
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/preferences").ExcludeFromDescription();
        forms.MapPost("/name", SetName);
        forms.MapPost("/language", SetLanguage);
    }

    private static RedirectHttpResult SetName(HttpContext context, [FromForm] string? name, [FromForm] string? returnUrl)
    {
        if (!AnalystName.TryParse(name, out var analyst))
            return TypedResults.LocalRedirect($"/nombre?invalid=true&returnUrl={Uri.EscapeDataString(Local(returnUrl))}");
        AnalystCookie.Write(context, analyst);
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static RedirectHttpResult SetLanguage(HttpContext context, [FromForm] string? language, [FromForm] string? returnUrl)
    {
        var culture = Languages.All.FirstOrDefault(known => known.Name == language) ?? Languages.Default;
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            AnalystCookie.Options());
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    /// <summary>Only paths of this console: "/x" yes, "//host", "/\host" and absolute addresses no.</summary>
    internal static string Local(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
