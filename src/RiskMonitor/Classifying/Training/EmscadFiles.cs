using CsvHelper;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Training;

/// <summary>
/// Reads EMSCAD's public part, English and its machine translation. Company profile, job id, place and row order give the label away
/// or are no part of an advert's text: only title, description, requirements and benefits are used.
/// </summary>
internal static class EmscadFiles
{
    public const string English = "emscad/emscad_train_dev.csv";
    public const string Spanish = "emscad/emscad_es_mt_train_dev.tsv";
    private const string PartSeparator = " . ";
    private const int Parts = 5;

    public static (List<TrainingAd> English, List<TrainingAd> Spanish) Read(string dataFolder)
    {
        var rows = ReadEnglish(Path.Combine(dataFolder, English));
        return ([.. rows.Select(row => row.Ad)], ReadSpanish(Path.Combine(dataFolder, Spanish), rows));
    }

    private static List<Row> ReadEnglish(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<Row>();
        while (csv.Read())
        {
            var title = csv.GetString("title");
            var profile = csv.GetString("company_profile");
            var campaign = csv.GetString("group");
            var body = string.Join('\n', csv.GetString("description"), csv.GetString("requirements"), csv.GetString("benefits"));
            var ad = new TrainingAd
            {
                Id = csv.GetString("job_id"),
                Language = AdLanguage.En,
                Campaign = campaign,
                Company = profile.Length > 0 ? profile : campaign,
                Title = title,
                Body = body,
                IsDeceptive = csv.GetString("fraudulent") == "1",
            };
            rows.Add(new Row(ad, title.Length + body.Length, profile.Length));
        }

        return rows;
    }

    private static List<TrainingAd> ReadSpanish(string path, List<Row> english)
    {
        var byId = english.ToDictionary(row => row.Ad.Id, StringComparer.Ordinal);
        var ads = new List<TrainingAd>();
        foreach (var line in File.ReadLines(path))
        {
            var columns = line.Split('\t');
            if (columns.Length != 5 || !byId.TryGetValue(columns[0], out var original))
                continue;
            var text = WithoutProfile(columns[4], original);
            var titleEnd = text.IndexOf(PartSeparator, StringComparison.Ordinal);
            ads.Add(original.Ad with
            {
                Language = AdLanguage.Es,
                Title = titleEnd < 0 ? null : text[..titleEnd],
                Body = titleEnd < 0 ? text : text[(titleEnd + PartSeparator.Length)..],
            });
        }

        return ads;
    }

    /// <summary>
    /// The translation is title, description, requirements, benefits and profile, with " . " between. The profile goes. Where the
    /// texts themselves have such separators, the one nearest to where the original's profile begins (as a share of the length) is taken.
    /// </summary>
    private static string WithoutProfile(string text, Row original)
    {
        if (original.ProfileLength == 0)
            return text;
        var separators = new List<int>();
        for (var at = text.IndexOf(PartSeparator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(PartSeparator, at + 2, StringComparison.Ordinal))
            separators.Add(at);
        if (separators.Count == Parts - 1)
            return text[..separators[^1]];
        var expected = text.Length * (double)original.TextLength / (original.TextLength + original.ProfileLength);
        return text[..(separators.Count == 0 ? (int)expected : separators.MinBy(at => Math.Abs(at - expected)))];
    }

    private sealed record Row(TrainingAd Ad, int TextLength, int ProfileLength);
}
