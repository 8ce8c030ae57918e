using System.Text;
using System.Text.Unicode;

namespace RiskMonitor.Collecting.Robots;

/// <summary>The text of a robots.txt and its lines.</summary>
internal static class RobotsText
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>UTF-8; an octet that is none is kept escaped, since rules are compared octet by octet (RFC 9309 §2.2.2) and addresses have it so.</summary>
    public static string Decode(ReadOnlySpan<byte> file)
    {
        if (Utf8.IsValid(file))
            return Encoding.UTF8.GetString(file);

        var text = new StringBuilder(file.Length + 64);
        Span<char> characters = stackalloc char[2];
        while (!file.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(file, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (valid)
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            else
                foreach (var octet in file[..length])
                    text.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 0xF]);
            file = file[length..];
        }

        return text.ToString();
    }

    /// <summary>CR, LF or both end a line (§2.2), and nothing else that Unicode knows.</summary>
    public static LineEnumerator Lines(ReadOnlySpan<char> text) => new(text);

    internal ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest.IsEmpty)
                return false;
            var end = _rest.IndexOfAny('\r', '\n');
            Current = end < 0 ? _rest : _rest[..end];
            // The empty line between CR and LF says nothing.
            _rest = end < 0 ? [] : _rest[(end + 1)..];
            return true;
        }
    }
}
