using System.CommandLine;
using System.CommandLine.Parsing;
using RiskMonitor.Ads;
using RiskMonitor.App.Files;

namespace RiskMonitor.App.Verbs;

/// <summary>--in, --out and --map, the same in every verb that reads adverts from a file.</summary>
internal sealed class AdFileOptions
{
    private readonly Option<string> _in = new("--in")
    {
        Description = Words.Get("ads.in"),
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = Words.Get("ads.out"),
        DefaultValueFactory = _ => "-",
    };

    public AdFileOptions()
    {
        _in.Validators.Add(RefuseMissingFile);
        _out.Validators.Add(RefuseInputAsOutput);
    }

    /// <summary>--map alone, for verbs that name their files otherwise.</summary>
    public static Option<AdColumnMap?> CreateMapOption() => new("--map")
    {
        Description = Words.Get("ads.map"),
        CustomParser = ReadMap,
    };

    private readonly Option<AdColumnMap?> _map = CreateMapOption();

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
        await using var run = AdFileRun.Open(
            parsed.GetValue(_in)!, parsed.GetValue(_out)!, parsed.GetValue(_map) ?? AdColumnMap.Identity, parsed.InvocationConfiguration.Error, TimeProvider.System);
        // On a thread of its own: an advert that takes long does not keep the process from ending when it is told to.
        await Task.Run(() => verb(run, cancellationToken), cancellationToken);
        await run.CompleteAsync(cancellationToken);
        return run.Rejected > 0 ? VerbRunner.SomeRejected : VerbRunner.Done;
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
        if (result.GetValue(_in) is not { } path || path == "-")
            return;
        if (path.Length == 0)
            result.AddError(Words.Get("file.empty", "--in"));
        else if (Directory.Exists(path))
            result.AddError(Words.Get("file.folder", "--in", path));
        else if (!File.Exists(path))
            result.AddError(Words.Get("file.missing", "--in", path));
    }

    private void RefuseInputAsOutput(OptionResult result)
    {
        if (result.GetValue(_out) is not { } path || path == "-")
            return;
        if (path.Length == 0)
            result.AddError(Words.Get("file.empty", "--out"));
        else if (result.GetResult(_in)?.GetValue(_in) is { Length: > 0 } input && input != "-" && SameFile.Are(input, path))
            result.AddError(Words.Get("ads.overwrite"));
    }
}
