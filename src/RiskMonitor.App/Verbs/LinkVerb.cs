using System.CommandLine;
using RiskMonitor.App.Files;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor link: which adverts of a file belong to one campaign, and why.</summary>
internal static class LinkVerb
{
    public static Command Create()
    {
        var files = new AdFileOptions();
        var link = new Command("link", Words.Get("link.about"));
        files.AddTo(link);
        link.SetAction((parsed, cancellationToken) => files.RunAsync(parsed, LinkAsync, cancellationToken));
        return link;
    }

    private static async Task LinkAsync(AdFileRun run, CancellationToken cancellationToken)
    {
        var enricher = ShippedSeeds.LoadEnricher();
        // The keys die with the process: nothing is stored, and contacts need only be equal or not.
        var campaigns = new FileCampaigns(new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System));
        await foreach (var ad in run.ReadAsync(cancellationToken))
            campaigns.Add(enricher.Enrich(ad));
        foreach (var line in campaigns.Lines())
            await run.WriteLineAsync(line.ToJson(), cancellationToken);
    }
}
