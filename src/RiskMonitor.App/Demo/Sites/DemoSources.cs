using System.Globalization;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The source files of the demo (seeds/demo/sources), read as any source file is once the sites' port is known.</summary>
internal static class DemoSources
{
    private const int ListPagesBeyond = 10;

    public static IReadOnlyList<Source> Load(string seedFolder, DemoSites sites, DemoCorpus corpus)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-demo-sources-");
        try
        {
            foreach (var seed in Directory.EnumerateFiles(seedFolder, "*.yaml"))
                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(seed)), File.ReadAllText(seed).Replace("{port}", sites.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

            var options = new CollectionOptions();
            foreach (var host in DemoSite.All)
                options.LoopbackHosts.Add(host);
            var catalog = SourceCatalog.Load(folder.FullName, options);
            if (catalog.Problems.FirstOrDefault() is { } problem)
                throw new InvalidDataException(problem.ToString());
            return [.. catalog.Sources.Where(source => sites.Hosts.Contains(source.StartUrls[0].Host)).Select(source => Bounded(source, corpus))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A corpus of one's own may be larger than the bounds of the demo's files: every advert of it is to be served once.</summary>
    private static Source Bounded(Source source, DemoCorpus corpus) => corpus.IsSample
        ? source
        : source with { Limits = source.Limits with { MaxPages = (2 * corpus.Count) + ListPagesBeyond, MaxListPages = corpus.Count + ListPagesBeyond }, Interval = TimeSpan.FromDays(1) };
}
