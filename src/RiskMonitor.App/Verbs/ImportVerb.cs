using System.CommandLine;
using System.CommandLine.Parsing;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.App.Importing;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Verbs;

/// <summary>monitor import: adverts and reports of files, and saved pages, into the store through the same flow.</summary>
internal static class ImportVerb
{
    private const string Adverts = "ads";
    private const string Reports = "report";

    private static readonly Argument<string[]> Files = new("FILE") { Description = Words.Get("import.files"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Kind = new("--kind") { Description = Words.Get("import.kind"), DefaultValueFactory = _ => Adverts };
    private static readonly Option<string?> Map = new("--map") { Description = Words.Get("ads.map") };
    private static readonly Option<Uri?> Url = new("--url") { Description = Words.Get("import.url"), CustomParser = ReadUrl };
    private static readonly Option<string> Source = new("--source") { Description = Words.Get("import.source"), DefaultValueFactory = _ => HandedIn.DefaultSource };
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = Words.Get("run.data"), DefaultValueFactory = _ => new DirectoryInfo("data") };

    public static Command Create()
    {
        var command = new Command("import", Words.Get("import.about")) { Files, Kind, Map, Url, Source, Data };
        command.Validators.Add(Check);
        command.SetAction((parsed, cancellationToken) =>
        {
            var reports = parsed.GetRequiredValue(Kind) == Reports;
            var map = parsed.GetValue(Map);
            return ImportRun.RunAsync(
                new ImportRequest
                {
                    Files = parsed.GetRequiredValue(Files),
                    Reports = reports,
                    AdMap = !reports && map is not null ? AdColumnMap.Parse(map) : AdColumnMap.Identity,
                    ReportMap = reports && map is not null && ReportColumnMap.TryParse(map, out var columns, out _) ? columns : ReportColumnMap.Identity,
                    Url = parsed.GetValue(Url),
                    Source = parsed.GetRequiredValue(Source),
                    DataFolder = parsed.GetRequiredValue(Data).FullName,
                },
                parsed.InvocationConfiguration.Error,
                cancellationToken);
        });
        return command;
    }

    private static void Check(CommandResult result)
    {
        var kind = result.GetValue(Kind) ?? Adverts; // what is not given has no value yet
        if (kind is not (Adverts or Reports))
            result.AddError(Words.Get("import.nokind", kind));
        if (!HandedIn.IsSourceId(result.GetValue(Source) ?? HandedIn.DefaultSource))
            result.AddError(Words.Get("import.nosource"));
        if (result.GetValue(Map) is { } map && MapProblem(map, kind == Reports) is { } wrong)
            result.AddError($"--map: {wrong}");
        foreach (var file in result.GetValue(Files) ?? [])
            CheckFile(result, file, kind == Reports);
    }

    private static string? MapProblem(string map, bool reports)
    {
        string? error;
        _ = reports ? ReportColumnMap.TryParse(map, out _, out error) : AdColumnMap.TryParse(map, out _, out error);
        return error;
    }

    private static void CheckFile(CommandResult result, string file, bool reports)
    {
        var url = result.GetValue(Url);
        if (file.Length == 0)
            result.AddError(Words.Get("file.empty", "FILE"));
        else if (Directory.Exists(file))
            result.AddError(Words.Get("file.folder", "FILE", file));
        else if (file != "-" && !File.Exists(file))
            result.AddError(Words.Get("file.missing", "FILE", file));
        else if (ImportForms.Of(file, url is not null) is var form && reports && form != ImportForm.Lines)
            result.AddError(Words.Get("import.reportform", file));
        else if (form == ImportForm.SavedPage && url is null)
            result.AddError(Words.Get("import.needsurl", file));
    }

    private static Uri? ReadUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return address;
        result.AddError(Words.Get("extract.noturl", result.Tokens[0].Value));
        return null;
    }
}
