namespace RiskMonitor.Collecting;

/// <summary>Why a source file cannot be used: where it is wrong, what is wrong, and what to write instead.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line from 1; 0 for the file as a whole.</param>
/// <param name="Field">Path of the field, for example <c>extract.adLinks</c>; empty for the file as a whole.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="WhatToDo">What to write instead, without a full stop.</param>
public sealed record SourceProblem(string File, int Line, string Field, string Problem, string WhatToDo)
{
    public override string ToString()
    {
        var line = Line > 0 ? FormattableString.Invariant($", line {Line}") : "";
        var field = Field.Length > 0 ? $", field {Field}" : "";
        return $"{File}{line}{field}: {Problem}. {WhatToDo}.";
    }
}
