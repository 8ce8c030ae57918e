using System.Text.Json;
using System.Text.Unicode;

namespace RiskMonitor.Ads;

/// <summary>Reads the wanted keys of one JSON object; every other key is passed over, whatever it holds, to a depth of 64.</summary>
internal static class JsonLine
{
    private const int MaxDepth = 64;

    /// <summary>Fills <paramref name="values"/> and returns null, or returns why the line is no advert.</summary>
    public static string? Read(ReadOnlySpan<byte> line, IReadOnlySet<string> wanted, Dictionary<string, string?> values)
    {
        values.Clear();
        if (!Utf8.IsValid(line))
            return "not UTF-8 text";

        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return "not a JSON object";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                if (!wanted.Contains(key))
                    reader.Skip();
                else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    return $"'{key}' is not text";
                else
                    values[key] = Text(ref reader);
            }

            reader.Read(); // anything after the object is an error that the reader reports
            return null;
        }
        catch (JsonException broken)
        {
            return $"broken JSON at byte {(broken.BytePositionInLine ?? 0) + 1}: {Cause(broken)}";
        }
        catch (InvalidOperationException)
        {
            return $"broken JSON at byte {reader.TokenStartIndex + 1}: half of a surrogate pair";
        }
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan), // a number, as written
    };

    /// <summary>The reader's message without what it quotes: text of adverts does not go to logs.</summary>
    private static string Cause(JsonException broken)
    {
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var message = (end < 0 ? broken.Message : broken.Message[..end]).TrimEnd('.');
        return message.StartsWith('\'') ? "unexpected text" : message;
    }
}
