namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>A source file that is not YAML, or uses a part of it that is not read. Ends the reading of that one file.</summary>
internal sealed class YamlRefusedException(int line, string problem, string whatToDo, Exception? inner = null, string field = "")
    : Exception(problem, inner)
{
    public int Line { get; } = line;

    public string Field { get; } = field;

    public string WhatToDo { get; } = whatToDo;
}
