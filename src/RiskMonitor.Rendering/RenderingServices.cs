using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting.Rendering;

namespace RiskMonitor.Rendering;

/// <summary>Registers the browser, when the configuration wants one.</summary>
public static class RenderingServices
{
    public static IServiceCollection AddRendering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RenderingOptions>().Bind(configuration.GetSection(RenderingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RenderingOptions>, RenderingOptionsValidator>();
        if (Problem(configuration) is null)
        {
            services.AddSingleton<BrowserProcess>();
            services.AddSingleton<IPageRenderer, ChromiumRenderer>();
        }

        return services;
    }

    /// <summary>Why no page can be rendered here; null when pages can.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        var section = configuration.GetSection(RenderingOptions.Section);
        if (!bool.TryParse(section[nameof(RenderingOptions.Enabled)], out var enabled) || !enabled)
            return "its pages need a browser: Rendering:Enabled is not true (docs/sources/rendered_list.md)";
        var chromium = section[nameof(RenderingOptions.Chromium)] ?? new RenderingOptions().Chromium;
        if (!OperatingSystem.IsLinux())
            return "its pages need a browser, and memory limits on it are kept on Linux only";
        if (!File.Exists(chromium))
            return $"its pages need a browser: there is no {chromium} (install Chromium or set Rendering:Chromium)";
        return Directory.Exists(Path.Combine(AppContext.BaseDirectory, ".playwright"))
            ? null
            : "its pages need a browser: this build is without Playwright's driver (publish with -p:IncludeRendering=true)";
    }
}
