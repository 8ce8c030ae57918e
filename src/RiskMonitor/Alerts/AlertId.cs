using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Alerts;

/// <summary>Identity of an alert: a version-7 UUID, written as 32 hex digits.</summary>
public readonly record struct AlertId(Guid Value)
{
    public static AlertId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static AlertId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new FormatException($"'{value}' is not an alert id (32 hex digits)");

    public static bool TryParse([NotNullWhen(true)] string? value, out AlertId id)
    {
        var valid = Guid.TryParseExact(value, "N", out var guid);
        id = new AlertId(guid);
        return valid;
    }

    public override string ToString() => Value.ToString("N");
}
