using System.CommandLine;
using System.Globalization;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.App.Files;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor indicators: on how many adverts of a file each indicator fires. A sign that fires on ordinary adverts is none.</summary>
internal static class IndicatorsVerb
{
    /// <summary>Adverts read together on all cores.</summary>
    private const int Batch = 512;

    public static Command Create()
    {
        var files = new AdFileOptions();
        var command = new Command("indicators", Words.Get("indicators.about"));
        files.AddTo(command);
        var channel = new Option<AdChannel?>("--channel") { Description = Words.Get("indicators.channel"), CustomParser = result => ReadName<AdChannel>(result.Tokens[0].Value, result.AddError) };
        var language = new Option<AdLanguage?>("--lang") { Description = Words.Get("indicators.lang"), CustomParser = result => ReadName<AdLanguage>(result.Tokens[0].Value, result.AddError) };
        command.Options.Add(channel);
        command.Options.Add(language);
        command.SetAction((parsed, cancellationToken) =>
            files.RunAsync(parsed, (run, token) => CountAsync(run, parsed.GetValue(channel), parsed.GetValue(language), token), cancellationToken));
        return command;
    }

    private static async Task CountAsync(AdFileRun run, AdChannel? channel, AdLanguage? language, CancellationToken cancellationToken)
    {
        var enricher = ShippedSeeds.LoadEnricher();
        var rates = new IndicatorRates(enricher.Catalog);
        var waiting = new List<Ad>(Batch);
        await foreach (var ad in run.ReadAsync(cancellationToken))
        {
            waiting.Add(ad with
            {
                Channel = ad.Channel == AdChannel.Other ? channel ?? ad.Channel : ad.Channel,
                Lang = ad.Lang == AdLanguage.Unknown ? language ?? ad.Lang : ad.Lang,
            });
            if (waiting.Count == Batch)
                Count();
        }

        Count();
        await run.WriteLineAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"n = {rates.Adverts}\n\n{rates.ToMarkdown().TrimEnd('\n')}")), cancellationToken);

        void Count()
        {
            var read = new EnrichedAd[waiting.Count];
            Parallel.For(0, waiting.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => read[i] = enricher.Enrich(waiting[i]));
            foreach (var ad in read)
                rates.Add(ad);
            waiting.Clear();
        }
    }

    private static T? ReadName<T>(string written, Action<string> refuse)
        where T : struct, Enum
    {
        if (SnakeCaseEnum.TryParse<T>(written, out var value))
            return value;
        refuse(Words.Get("indicators.unknown", written, string.Join(", ", Enum.GetValues<T>().Select(SnakeCaseEnum.Write))));
        return null;
    }
}
