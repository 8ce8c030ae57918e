using System.Text.Json;
using RiskMonitor.Ads;

namespace RiskMonitor.Web.Submitting;

/// <summary>An advert that came as a JSON object, read by the rules of files of adverts. One without an id is known by what it says.</summary>
internal static class AdvertFields
{
    private static readonly string[] Names = ["id", "title", "body", "location", "salary", "company", "channel", "url", "lang", "postedAt"];

    public static async Task<(Ad? Ad, string? Problem)> ReadAsync(IEnumerable<KeyValuePair<string, JsonElement>> fields, CancellationToken cancellationToken)
    {
        var given = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        if (given.Keys.FirstOrDefault(name => !Names.Contains(name, StringComparer.Ordinal)) is { } unknown)
            return (null, $"'{unknown}' is not a field of an advert ({string.Join(", ", Names)})");
        var line = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            if (!given.ContainsKey("id"))
                writer.WriteString("id", IdOf(given));
            foreach (var (name, value) in given)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        line.Position = 0;
        var read = await new AdReader().ReadJsonLinesAsync(line, "body", cancellationToken).FirstAsync(cancellationToken);
        return (read.Ad, read.Rejection?.Reason);
    }

    private static string IdOf(Dictionary<string, JsonElement> given) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Names.Where(given.ContainsKey).Select(name => $"{name}={given[name]}")))));
}
