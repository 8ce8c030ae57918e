using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Files;
using RiskMonitor.App.Hosting;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Classifying;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Redis;
using RiskMonitor.Storage;

namespace RiskMonitor.App.Doctor;

/// <summary>Every check of `monitor doctor`, in the order in which the service needs things. Reads only; a running monitor is not disturbed.</summary>
internal sealed class Checkup(string dataFolder, string? sourcesFolder)
{
    private const double LittleDisk = 1024.0 * 1024 * 1024;

    private readonly IConfigurationRoot _configuration = MonitorHost.Configuration(new Dictionary<string, string?>());

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (configuration, options) = LookAtConfiguration();
        yield return configuration;
        yield return await LookAtStoreAsync(cancellationToken);
        yield return await LookAtQueueAsync(cancellationToken);
        var (catalog, indicators) = LookAtIndicators();
        yield return LookAtModels(catalog);
        foreach (var finding in LookAtSeeds(options, indicators))
            yield return finding;
        yield return LookAtDisk();
        yield return new Finding(Words.Get("doctor.clock"), Standing.Ok, Words.Get("doctor.clock.ok", TimeProvider.System.GetUtcNow().UtcDateTime));
    }

    private (Finding Finding, CollectionOptions Options) LookAtConfiguration()
    {
        var subject = Words.Get("doctor.config");
        using var services = new ServiceCollection().AddLogging().AddCollecting(_configuration).BuildServiceProvider();
        try
        {
            var options = services.GetRequiredService<IOptions<CollectionOptions>>().Value;
            return (new Finding(subject, Standing.Ok, Words.Get("doctor.config.ok", options.UserAgent)), options);
        }
        catch (OptionsValidationException fault)
        {
            return (new Finding(subject, Standing.Failed, string.Join("; ", fault.Failures), Words.Get("doctor.config.do")), new CollectionOptions());
        }
    }

    private async Task<Finding> LookAtStoreAsync(CancellationToken cancellationToken)
    {
        var subject = Words.Get("doctor.store");
        var health = await StoreHealth.LookAsync(dataFolder, cancellationToken);
        if (!health.Exists)
            return new Finding(subject, Standing.Ok, Words.Get("doctor.store.new", dataFolder));
        if (health.Problem is { } problem)
            return new Finding(subject, Standing.Failed, problem, Words.Get("doctor.store.do"));
        if (health.QuickCheck != "ok")
            return new Finding(subject, Standing.Failed, health.QuickCheck, Words.Get("doctor.store.do"));
        return new Finding(subject, Standing.Ok, Words.Get("doctor.store.ok", dataFolder, health.MigrationsApplied, health.MigrationsPending, health.Bytes / 1048576.0));
    }

    private async Task<Finding> LookAtQueueAsync(CancellationToken cancellationToken)
    {
        var subject = Words.Get("doctor.redis");
        if (string.IsNullOrWhiteSpace(_configuration["Redis:Configuration"]))
            return new Finding(subject, Standing.Ok, Words.Get("doctor.redis.embedded"));

        var services = new ServiceCollection().AddLogging().AddAlertQueue(_configuration, dataFolder);
        await using var provider = services.BuildServiceProvider();
        var health = await provider.GetRequiredService<QueueInspector>().LookAsync(cancellationToken);
        if (!health.Answers)
            return new Finding(subject, Standing.Failed, string.Join("; ", health.Advice), Words.Get("doctor.redis.do"));
        var fact = Words.Get("doctor.redis.ok", health.Version, health.Address, health.Ready, health.Claimed);
        return health.Advice.IsEmpty
            ? new Finding(subject, Standing.Ok, fact)
            : new Finding(subject, Standing.Warning, fact, string.Join("; ", health.Advice));
    }

    private static (IndicatorCatalog? Catalog, Finding? Problem) LookAtIndicators()
    {
        try
        {
            return (ShippedSeeds.LoadEnricher().Catalog, null);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or FormatException)
        {
            return (null, new Finding(Words.Get("doctor.seeds"), Standing.Failed, fault.Message, Words.Get("doctor.lexicons.do")));
        }
    }

    private static Finding LookAtModels(IndicatorCatalog? catalog)
    {
        var subject = Words.Get("doctor.models");
        if (catalog is null)
            return new Finding(subject, Standing.Warning, Words.Get("doctor.models.unread"));
        try
        {
            var classifier = AdClassifier.Load(ClassifyingServices.DefaultModelsFolder, catalog);
            return new Finding(subject, Standing.Ok, Words.Get("doctor.models.ok", classifier.Model, classifier.Policy.Version));
        }
        catch (ModelUnusableException fault)
        {
            return new Finding(subject, Standing.Failed, fault.Message, Words.Get("doctor.models.do"));
        }
    }

    private IEnumerable<Finding> LookAtSeeds(CollectionOptions options, Finding? indicators)
    {
        if (indicators is not null)
            yield return indicators;
        var catalog = SourceCatalog.Load(sourcesFolder ?? options.Sources, options, SourceChecks.For(_configuration));
        foreach (var problem in catalog.Problems)
            yield return new Finding(Words.Get("doctor.seeds"), Standing.Failed, problem.ToString(), Words.Get(problem.Line > 0 ? "doctor.seeds.do" : "doctor.folder.do"));
        foreach (var off in catalog.SwitchedOff)
            yield return new Finding(Words.Get("doctor.seeds"), Standing.Ok, Words.Get("doctor.seeds.off", off.Id, off.Reason));
        yield return catalog.Sources.IsEmpty
            ? new Finding(Words.Get("doctor.seeds"), Standing.Warning, Words.Get("doctor.seeds.ok", 0, catalog.SwitchedOff.Length), Words.Get("doctor.seeds.none"))
            : new Finding(Words.Get("doctor.seeds"), Standing.Ok, Words.Get("doctor.seeds.ok", catalog.Sources.Length, catalog.SwitchedOff.Length));
    }

    private Finding LookAtDisk()
    {
        var existing = new DirectoryInfo(Path.GetFullPath(dataFolder));
        while (!existing.Exists && existing.Parent is { } parent)
            existing = parent;
        var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
        var fact = Words.Get("doctor.disk.ok", free / 1073741824.0, existing.FullName);
        return free < LittleDisk
            ? new Finding(Words.Get("doctor.disk"), Standing.Warning, fact, Words.Get("doctor.disk.do"))
            : new Finding(Words.Get("doctor.disk"), Standing.Ok, fact);
    }
}
