using System.CommandLine;
using System.CommandLine.Parsing;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Verbs;

/// <summary>--in, --out and --map, the same in every verb that reads adverts from a file.</summary>
internal sealed class AdFileOptions
{
    private readonly Option<string> _in = new("--in")
    {
        Description = "Adverts: .jsonl (one object a line) or .csv (header row); - is JSON Lines on standard input.",
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Where the JSON Lines go; - is standard output.",
        DefaultValueFactory = _ => "-",
    };

    public AdFileOptions()
    {
        _in.Validators.Add(RefuseMissingFile);
        _out.Validators.Add(RefuseInputAsOutput);
    }

    /// <summary>--map alone, for verbs that name their files otherwise.</summary>
    public static Option<AdColumnMap> CreateMapOption() => new("--map")
    {
        Description = "Columns of the file for fields of an advert, as in body=text,postedAt=posted; + joins several: body=description+benefits.",
        DefaultValueFactory = _ => AdColumnMap.Identity,
        CustomParser = ReadMap,
    };

    private readonly Option<AdColumnMap> _map = CreateMapOption();

    public void AddTo(Command command)
    {
        command.Options.Add(_in);
        command.Options.Add(_out);
        command.Options.Add(_map);
    }

    /// <summary>
    /// Opens the files and runs a verb over them. Rejected lines and warnings are named on standard error, with progress when it is a terminal;
    /// the exit code is the one of architecture.md.
    /// </summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<AdFileRun, CancellationToken, Task> verb, CancellationToken cancellationToken)
    {
        try
        {
            await using var run = AdFileRun.Open(
                parsed.GetValue(_in)!, parsed.GetValue(_out)!, parsed.GetValue(_map)!, parsed.InvocationConfiguration.Error, TimeProvider.System);
            await verb(run, cancellationToken);
            return run.Rejected > 0 ? VerbRunner.SomeRejected : VerbRunner.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"monitor: {failure.Message}");
            return VerbRunner.Failed;
        }
    }

    private static AdColumnMap? ReadMap(ArgumentResult result)
    {
        if (AdColumnMap.TryParse(result.Tokens[0].Value, out var map, out var error))
            return map;
        result.AddError($"--map: {error}");
        return null;
    }

    private void RefuseMissingFile(OptionResult result)
    {
        if (result.GetValue(_in) is { } path && path != "-" && !File.Exists(path))
            result.AddError($"--in: there is no file {path}");
    }

    private void RefuseInputAsOutput(OptionResult result)
    {
        if (result.GetValue(_out) is { } path && path != "-" && result.GetResult(_in)?.GetValue(_in) is { } input
            && Path.GetFullPath(path) == Path.GetFullPath(input))
            result.AddError("--out: would overwrite the file that is read");
    }
}
