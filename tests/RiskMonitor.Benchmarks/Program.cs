using RiskMonitor.Benchmarks;

// Our side of the benchmarks that eng/bench.sh runs against their rivals. One word says which.
return args switch
{
    ["site", var folder, var pages] => BenchSite.Write(folder, int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture)),
    ["crawl", var url, var data, var output] => await CrawlBench.RunAsync(new Uri(url), data == "-" ? null : data, output),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("RiskMonitor.Benchmarks site FOLDER PAGES | crawl URL DATA|- OUTPUT (see eng/bench.sh)");
    return 2;
}
