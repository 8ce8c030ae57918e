using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Enriching;

/// <summary>A contact without its value: HMAC-SHA-256 of kind and canonical value under a versioned key, written "version:hex".</summary>
public readonly record struct ContactKey
{
    private readonly string? _value;

    private ContactKey(string value) => _value = value;

    public static ContactKey Create(int keyVersion, ReadOnlySpan<byte> mac) => new($"{keyVersion}:{Convert.ToHexStringLower(mac)}");

    public static ContactKey Parse(string value) =>
        TryParse(value, out var key) ? key : throw new FormatException("not a contact key (version:64 hex digits)");

    public static bool TryParse([NotNullWhen(true)] string? value, out ContactKey key)
    {
        key = default;
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 1 || !int.TryParse(value.AsSpan(0, colon), out _) || value!.Length - colon - 1 != 64 || !value.AsSpan(colon + 1).ToString().All(char.IsAsciiHexDigitLower))
            return false;
        key = new ContactKey(value);
        return true;
    }

    public override string ToString() => _value ?? "";
}
