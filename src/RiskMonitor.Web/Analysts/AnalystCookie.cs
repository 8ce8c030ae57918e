using Microsoft.AspNetCore.Http;

namespace RiskMonitor.Web.Analysts;

/// <summary>Where the browser keeps the display name. Strict and out of scripts' reach, but it proves nothing about who sits there.</summary>
internal static class AnalystCookie
{
    public const string Name = "monitor.analyst";

    public static AnalystName? Read(HttpContext context)
    {
        var value = context.Request.Cookies[Name];
        return value is not null && AnalystName.TryParse(Uri.UnescapeDataString(value), out var name) ? name : null;
    }

    public static void Write(HttpContext context, AnalystName name) =>
        context.Response.Cookies.Append(Name, Uri.EscapeDataString(name.ToString()), Options());

    /// <summary>For a year, so that people do not type their name every morning.</summary>
    public static CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
    };
}
