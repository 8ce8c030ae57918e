using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMonitor.Ads;

/// <summary>Identity of one advert: 1 to 200 characters, no control characters. Collected adverts use 16 hex digits.</summary>
[JsonConverter(typeof(AdIdJsonConverter))]
public readonly record struct AdId : IComparable<AdId>
{
    private const int MaxLength = 200;
    private readonly string? _value;

    private AdId(string value) => _value = value;

    public static AdId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new FormatException($"'{value}' is not an advert id (1 to {MaxLength} characters, no control characters)");

    public static bool TryParse([NotNullWhen(true)] string? value, out AdId id)
    {
        var valid = !string.IsNullOrWhiteSpace(value) && value.Length <= MaxLength && !value.Any(char.IsControl);
        id = valid ? new AdId(value!) : default;
        return valid;
    }

    /// <summary>First 16 hex digits of SHA-256(canonical URL + "\n" + ordinal on the page), lower case.</summary>
    public static AdId ForPage(string canonicalUrl, int ordinal) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{canonicalUrl}\n{ordinal}")).AsSpan(0, 8)));

    public int CompareTo(AdId other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _value ?? "";

    public static bool operator <(AdId left, AdId right) => left.CompareTo(right) < 0;

    public static bool operator >(AdId left, AdId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AdId left, AdId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AdId left, AdId right) => left.CompareTo(right) >= 0;
}

/// <summary>Writes the id as a plain string. Public, because the JSON of other projects is source-generated too.</summary>
public sealed class AdIdJsonConverter : JsonConverter<AdId>
{
    public override AdId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AdId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("not an advert id");

    public override void Write(Utf8JsonWriter writer, AdId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
