using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Ads.Reports;

/// <summary>
/// Which columns of a file are which fields of a report: <c>date=fecha,text=anuncio</c>, field first; several columns joined by + make one list of contacts
/// (<c>contacts=telefono+correo</c>). A field that is not named is read from the column of its own name.
/// </summary>
public sealed class ReportColumnMap
{
    private readonly Dictionary<string, string> _fieldOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);

    private ReportColumnMap()
    {
    }

    /// <summary>Every field from the column of its own name.</summary>
    public static ReportColumnMap Identity { get; } = new();

    /// <summary>Columns that were named, so that a file without them is a mistake.</summary>
    public IEnumerable<string> NamedColumns => _fieldOf.Keys;

    public static bool TryParse(string text, [NotNullWhen(true)] out ReportColumnMap? map, [NotNullWhen(false)] out string? error)
    {
        var read = new ReportColumnMap();
        error = text.Split(',', StringSplitOptions.TrimEntries).Select(read.Add).FirstOrDefault(problem => problem is not null);
        map = error is null ? read : null;
        return error is null;
    }

    /// <summary>The field that a column makes, or why it may not be there.</summary>
    public (string? Field, ReportProblem? Problem) FieldOf(string column)
    {
        if (CallerFields.Includes(column))
            return (null, ReportFields.ProblemOf(column));
        if (_fieldOf.TryGetValue(column, out var mapped))
            return (mapped, null);
        var field = ReportFields.Names.FirstOrDefault(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return field is not null && !_mapped.Contains(field) ? (field, null) : (null, ReportFields.ProblemOf(column) ?? new ReportProblem(column, ReportFault.Twice));
    }

    private string? Add(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            return $"'{part}' is not field=column, as in date=fecha,text=anuncio";
        var field = part[..equals].TrimEnd();
        var columns = part[(equals + 1)..].Split('+', StringSplitOptions.TrimEntries);
        if (!ReportFields.Names.Contains(field))
            return $"'{field}' is not a field of a report ({string.Join(", ", ReportFields.Names)})";
        if (columns.Any(string.IsNullOrEmpty))
            return $"'{part}' names an empty column";
        if (columns.Length > 1 && field != ReportFields.Contacts)
            return $"'{field}' takes one column (contacts take several joined by +)";
        if (columns.FirstOrDefault(CallerFields.Includes) is { } callers)
            return ReportFields.ProblemOf(callers)!.Message;
        if (!_mapped.Add(field) || !columns.All(column => _fieldOf.TryAdd(column, field)))
            return $"'{part}': a field or column is given twice";
        return null;
    }
}
