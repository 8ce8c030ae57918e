using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Extracting.Items;

/// <summary>The rows of a CSV or JSON Lines file of a folder, each an advert in the shape of docs/ad-files.md. The same id in the same folder is the same advert.</summary>
internal static class AdLines
{
    /// <summary>Null for a page that is to be read as any other.</summary>
    public static ExtractionResult? Read(FetchedPage page)
    {
        if (!FolderAddress.IsFolder(page.Url) || page.ContentType is not ("text/csv" or "application/x-ndjson"))
            return null;
        var ads = ImmutableArray.CreateBuilder<ExtractedAd>();
        var rejected = ImmutableArray.CreateBuilder<Rejection>();
        try
        {
            using var stream = new MemoryStream(page.Body.ToArray(), writable: false);
            var name = page.Url.AbsolutePath.TrimStart('/');
            var lines = page.ContentType == "text/csv" ? new AdReader().ReadCsvAsync(stream, name, CancellationToken.None) : new AdReader().ReadJsonLinesAsync(stream, name, CancellationToken.None);
            foreach (var line in lines.ToBlockingEnumerable()) // in memory: nothing is waited for
            {
                if (line.Ad is { } ad)
                    ads.Add(Of(page, ad, line.Warnings));
                else if (line.Rejection is { } rejection)
                    rejected.Add(rejection);
            }
        }
        catch (InvalidDataException noHeader)
        {
            rejected.Add(new Rejection(page.Url.AbsoluteUri, noHeader.Message));
        }

        return new ExtractionResult(ads.ToImmutable(), rejected.ToImmutable());
    }

    private static ExtractedAd Of(FetchedPage page, Ad ad, ImmutableArray<string> warnings) => new()
    {
        Ad = ad with
        {
            Id = AdId.ForPage(new Uri(page.Url, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ad.Id.ToString())))).AbsoluteUri, 0),
            Channel = ad.Channel == AdChannel.Other ? page.Channel : ad.Channel,
            Lang = ad.Lang == AdLanguage.Unknown ? page.Language : ad.Lang,
        },
        SourceUrl = page.Url.AbsoluteUri,
        Extractor = Layouts.AdLines.Name,
        Warnings = warnings,
    };
}
