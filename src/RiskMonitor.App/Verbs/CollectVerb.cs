using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Verbs;

/// <summary>
/// One source now. With --dry-run: what a run would ask for and why, one line each (allowed or disallowed, list or ads, delay in seconds,
/// the rule that decides, address); robots.txt and list pages are asked for, ad pages are not.
/// </summary>
internal static class CollectVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("SOURCE") { Description = "Id of the source." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be asked for and why; keep nothing." };
        var sources = new Option<string?>("--sources") { Description = "Folder of the source files. Default: Collection:Sources, or the ones shipped." };
        var command = new Command("collect", "Collects from one source now.") { id, dryRun, sources };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(dryRun))
                result.AddError("collect needs --dry-run");
        });
        command.SetAction((parsed, cancellationToken) =>
            DryRunAsync(parsed.GetRequiredValue(id), parsed.GetValue(sources), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> DryRunAsync(string id, string? folder, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddCollecting(Configuration()).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<CollectionOptions>>().Value;
        var catalog = SourceCatalog.Load(folder ?? options.Sources, options, SourceChecks.All);
        if (catalog.Find(id) is not { } source)
            return await NotFoundAsync(catalog, id);

        var problems = 0;
        await foreach (var request in services.GetRequiredService<SourceCollector>().PlanAsync(source, cancellationToken))
        {
            await output.WriteLineAsync(Line(request));
            if (request.Problem is not { } problem)
                continue;
            problems++;
            await Console.Error.WriteLineAsync($"monitor: {request.Url}: {problem}");
        }

        return problems == 0 ? VerbRunner.Done : VerbRunner.SomeRejected;
    }

    private static string Line(PlannedRequest request) => string.Join('\t',
        request.Allowed ? "allowed" : "disallowed",
        request.Role == PageRole.List ? "list" : "ads",
        request.Delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
        request.Why,
        request.Url.AbsoluteUri);

    /// <summary>Says why there is no such source to run: it is off, its file is wrong, or no file has this id.</summary>
    private static async Task<int> NotFoundAsync(SourceCatalog catalog, string id)
    {
        if (catalog.SwitchedOff.FirstOrDefault(off => off.Id == id) is { } off)
        {
            await Console.Error.WriteLineAsync($"monitor: source {id} is off: {off.Reason} ({off.File})");
            return VerbRunner.Failed;
        }

        foreach (var problem in catalog.Problems)
            await Console.Error.WriteLineAsync($"monitor: {problem}");
        var known = catalog.Sources.Select(source => source.Id).Concat(catalog.SwitchedOff.Select(off => off.Id)).Order(StringComparer.Ordinal).ToList();
        await Console.Error.WriteLineAsync($"monitor: there is no source {id}. {(known.Count == 0 ? "No file of the folder can be used" : $"There is {string.Join(", ", known)}")}.");
        return VerbRunner.Failed;
    }

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
