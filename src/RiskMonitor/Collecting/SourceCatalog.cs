using System.Collections.Immutable;
using RiskMonitor.Collecting.SourceFiles;

namespace RiskMonitor.Collecting;

/// <summary>Every source file of a folder: those that run, those that are off, and what is wrong with the others. One bad file never hides a good one.</summary>
public sealed record SourceCatalog(
    ImmutableArray<Source> Sources,
    ImmutableArray<SwitchedOffSource> SwitchedOff,
    ImmutableArray<SourceProblem> Problems)
{
    /// <summary>Reads <c>*.yaml</c> and <c>*.yml</c> of the folder, in order of name. A folder that is not there is a problem, not an exception.</summary>
    public static SourceCatalog Load(string folder, CollectionOptions options, SourceFileChecks? checks = null)
    {
        if (!Directory.Exists(folder))
        {
            var missing = new SourceProblem(folder, 0, "", "the folder of source files does not exist", "Create it or set Collection:Sources");
            return new SourceCatalog([], [], [missing]);
        }

        var results = Directory.EnumerateFiles(folder)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .Select(path => SourceFile.Read(path, options, checks ?? SourceFileChecks.None))
            .ToList();

        var sources = ImmutableArray.CreateBuilder<Source>();
        var switchedOff = ImmutableArray.CreateBuilder<SwitchedOffSource>();
        var problems = results.SelectMany(result => result.Problems).ToList();
        var fileOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in results.Where(result => result.Id is not null))
        {
            if (!fileOf.TryAdd(result.Id!, result.File))
                problems.Add(new SourceProblem(result.File, result.IdLine, "id", $"'{result.Id}' is the id of {fileOf[result.Id!]} too", "Give every source an id of its own"));
            else if (result.Source is { } source)
                sources.Add(source);
            else if (result.OffBecause is { } reason)
                switchedOff.Add(new SwitchedOffSource(result.Id!, result.File, reason));
        }

        return new SourceCatalog(sources.ToImmutable(), switchedOff.ToImmutable(), [.. problems]);
    }

    /// <summary>The running source with this id, or null.</summary>
    public Source? Find(string id) => Sources.FirstOrDefault(source => source.Id == id);
}
