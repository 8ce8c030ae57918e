using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;
using RiskMonitor.Web.Analysts;
using RiskMonitor.Web.Api;
using RiskMonitor.Web.Components;
using RiskMonitor.Web.Hosting;
using RiskMonitor.Web.Live;
using RiskMonitor.Web.Submitting;
using RiskMonitor.Web.Words;

namespace RiskMonitor.Web;

/// <summary>The console for people and the JSON API under it. The host brings IAlertReader, ISubmissions, ISubmissionReader, IAlertQueue, IAlertNotices, ISourceOverview, TriageDesk and IndicatorCatalog.</summary>
public static class ConsoleSetup
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<LoopbackOnly>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddLocalization();
        services.AddAntiforgery(options => options.Cookie.Name = "monitor.antiforgery");
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiProblem.Complete);
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Monitor";
            document.Info.Description = "Alerts for analysts. Local only: no sign-in yet, 127.0.0.1 alone. Contacts are masked everywhere.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(options => ApiJson.Use(options.SerializerOptions));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages.Default);
            options.SupportedCultures = [.. Languages.All];
            options.SupportedUICultures = [.. Languages.All];
            // Only what the person chose here: a browser's list of languages would make es-MX a matter of luck.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.AddSingleton<LiveAlerts>();
        services.AddHostedService<NoticeWatcher>();
        services.AddSingleton<Phrases>();
        services.AddSingleton<ReasonSentences>();
        services.AddSingleton<SealedQueueAccess>();
        services.AddSingleton<SubmissionDesk>();
        services.AddSingleton<SubmissionDrafts>();
        services.AddScoped<PageMessage>();
        return services;
    }

    /// <summary>Maps pages, API and static files. Throws when <paramref name="app"/> is set to listen on anything but loopback.</summary>
    public static void MapConsole(this WebApplication app)
    {
        LoopbackOnly.Require(app);
        // Assets of libraries are found through a manifest when run from a build; a published app has them in wwwroot.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseWhen(context => !IsPage(context.Request), api => api.UseStatusCodePages());
        app.UseWhen(context => IsPage(context.Request), pages => pages.UseStatusCodePagesWithReExecute("/no-encontrado"));
        app.UseMiddleware<LocalRequests>();
        app.UseRequestLocalization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapOpenApi();
        app.MapPreferences();
        app.MapSubmissionForms();
        app.MapSubmissions();
        MapApi(app);
        app.MapRazorComponents<ConsoleApp>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapAlerts();
        api.MapClaims();
        api.MapUnscored();
        api.MapCounts();
        routes.MapSources();
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
