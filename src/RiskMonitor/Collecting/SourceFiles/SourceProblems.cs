using System.Collections.Immutable;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>Collects what is wrong with one file, so that a person sees all of it at once.</summary>
internal sealed class SourceProblems(string file)
{
    private readonly List<SourceProblem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(int line, string field, string problem, string whatToDo) =>
        _problems.Add(new SourceProblem(file, line, field, problem, whatToDo));

    public ImmutableArray<SourceProblem> ToImmutable() => [.. _problems.OrderBy(problem => problem.Line)];
}
