using System.Globalization;
using RiskMonitor.Benchmarks;

// Our side of the benchmarks that eng/bench.sh runs against their rivals. One word says which.
return args switch
{
    ["site", var folder, var pages, var hosts] => BenchSite.Write(folder, int.Parse(pages, CultureInfo.InvariantCulture), int.Parse(hosts, CultureInfo.InvariantCulture)),
    ["crawl", var urls, var data, var output] => await CrawlBench.RunAsync([.. urls.Split(',').Select(url => new Uri(url))], data == "-" ? null : data, output),
    ["extract", "ours" or "anglesharp", var folder, var passes, var output] => ExtractBench.Run(args[1], folder, int.Parse(passes, CultureInfo.InvariantCulture), output),
    ["enrich", var adverts, var seeds, var passes] => EnrichBench.Run(adverts, seeds, int.Parse(passes, CultureInfo.InvariantCulture)),
    ["phones", var adverts, var seeds] => PhoneList.Run(adverts, seeds),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("RiskMonitor.Benchmarks site FOLDER PAGES HOSTS | crawl URL,URL... DATA|- OUTPUT | extract ours|anglesharp FOLDER PASSES OUTPUT | enrich ADVERTS SEEDS PASSES | phones ADVERTS SEEDS (see eng/bench.sh)");
    return 2;
}
