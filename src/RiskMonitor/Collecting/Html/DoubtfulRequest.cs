using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Html;

/// <summary>
/// A doubtful page on its way to another process, decoded, with what it is to be read for. As bytes: length of the JSON (four bytes, little-endian),
/// the JSON, the text as UTF-16.
/// </summary>
internal sealed record DoubtfulRequest(PageRole Role, Uri Url, AdLanguage Language, ExtractionRules? Rules)
{
    private const int LengthBytes = 4;

    [JsonIgnore]
    public string Text { get; init; } = "";

    public byte[] ToMessage()
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(this, DoubtfulJsonContext.Default.DoubtfulRequest);
        var text = MemoryMarshal.AsBytes(Text.AsSpan());
        var message = new byte[LengthBytes + head.Length + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, head.Length);
        head.CopyTo(message, LengthBytes);
        text.CopyTo(message.AsSpan(LengthBytes + head.Length));
        return message;
    }

    /// <exception cref="FormatException">It is no request.</exception>
    public static DoubtfulRequest FromMessage(ReadOnlySpan<byte> message)
    {
        var length = message.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(message);
        if (length < 0 || length > message.Length - LengthBytes)
            throw new FormatException("a request is shorter than it says");
        var request = JsonSerializer.Deserialize(message.Slice(LengthBytes, length), DoubtfulJsonContext.Default.DoubtfulRequest) ?? throw new FormatException("a request says nothing");
        return request with { Text = new string(MemoryMarshal.Cast<byte, char>(message[(LengthBytes + length)..])) };
    }
}
