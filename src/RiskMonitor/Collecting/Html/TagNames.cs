using System.Collections.Frozen;
using System.Text;

namespace RiskMonitor.Collecting.Html;

/// <summary>A few names of elements, looked up in UTF-8 as a page has them, in any case.</summary>
internal sealed class TagNames
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly byte[][] _utf8;
    private readonly uint _firsts;
    private readonly int _longest;

    /// <param name="names">In lower case.</param>
    public TagNames(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _firsts |= Bit(name[0]);
            _longest = Math.Max(_longest, name.Length);
        }

        _utf8 = [.. names.ToArray().Select(Encoding.ASCII.GetBytes)];
        _names = FrozenDictionary.ToFrozenDictionary(names.ToArray(), name => name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<byte> name) => Find(name) is not null;

    /// <summary>The name in lower case; null when it is none of these.</summary>
    /// <param name="name">As <see cref="HtmlTagScanner.Name"/> gives it: it begins with a letter.</param>
    public string? Find(ReadOnlySpan<byte> name)
    {
        // Most tags are none of those that are looked for, and begin otherwise.
        if (name.IsEmpty || name.Length > _longest || (_firsts & Bit((char)name[0])) == 0)
            return null;
        Span<char> wide = stackalloc char[_longest];
        for (var i = 0; i < name.Length; i++)
            wide[i] = name[i] < 0x80 ? (char)name[i] : '\uFFFD';
        return _names.TryGetValue(wide[..name.Length], out var found) ? found : null;
    }

    /// <summary>Whether one of the names begins here, whatever follows it.</summary>
    public bool Begins(ReadOnlySpan<byte> text)
    {
        if ((_firsts & Bit((char)text[0])) == 0)
            return false;
        foreach (var name in _utf8)
        {
            if (HtmlTagScanner.StartsIgnoringCase(text, name))
                return true;
        }

        return false;
    }

    private static uint Bit(char letter) => 1u << (letter & 31);
}
