using System.Globalization;
using CsvHelper;

namespace RiskMonitor.Enriching;

/// <summary>The current row of a seed table.</summary>
internal readonly struct SeedRow(CsvReader csv, string name)
{
    private readonly CsvReader _csv = csv;

    /// <summary>The field, trimmed; empty when the column or the value is missing.</summary>
    public string Text(string field) => _csv.TryGetFieldIndex(field, out var index) && index < _csv.FieldCount ? _csv.GetString(index).Trim() : "";

    public string Required(string field) => Text(field) is { Length: > 0 } text ? text : throw Wrong(field, "is empty or missing");

    public int Int(string field) => int.TryParse(Required(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong(field, $"'{Text(field)}' is not a whole number");

    public decimal Decimal(string field) => decimal.TryParse(Required(field), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong(field, $"'{Text(field)}' is not a number");

    /// <summary>The exception for a value of this row that cannot be used.</summary>
    public FormatException Wrong(string field, string what) => new($"{name} line {_csv.LineNumber}, field {field}: {what}");
}
