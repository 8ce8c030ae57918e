using System.Globalization;
using System.Runtime.InteropServices;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>
/// Which adverts hold a contact. A contact of more than a given number of distinct texts is a hub (an agency's switchboard, a job board's own mail):
/// it joins no further adverts, and its holders are no longer kept. Not thread-safe.
/// </summary>
internal sealed class ContactIndex(int mostTexts)
{
    private readonly Dictionary<UInt128, Holders> _holders = [];

    /// <summary>Rows of adverts with the contact, oldest first; none for a hub.</summary>
    public ReadOnlySpan<int> RowsWith(ContactKey key) => _holders.TryGetValue(Digest(key), out var holders) ? holders.Kept : [];

    /// <param name="key">The contact.</param>
    /// <param name="row">The advert.</param>
    /// <param name="haveSameText">Whether two rows have the same text: re-posts of one text do not make a hub.</param>
    public void Add(ContactKey key, int row, Func<int, int, bool> haveSameText)
    {
        ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_holders, Digest(key), out _);
        if (holders.Texts > mostTexts)
            return;

        var isKnownText = false;
        foreach (var earlier in holders.Kept)
            isKnownText = isKnownText || haveSameText(earlier, row);
        holders.Texts += isKnownText ? 0 : 1;
        if (holders.Texts > mostTexts)
            (holders.Rows, holders.Count) = (null, 0);
        else
            holders.Keep(row);
    }

    /// <summary>Half of the key's 256 bits, and its version, are enough to tell contacts apart.</summary>
    private static UInt128 Digest(ContactKey key)
    {
        var text = key.ToString().AsSpan();
        var colon = text.IndexOf(':');
        var version = uint.Parse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture);
        return UInt128.Parse(text.Slice(colon + 1, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ version;
    }

    private struct Holders
    {
        public int[]? Rows;
        public int Count;
        public int Texts;

        public readonly ReadOnlySpan<int> Kept => Rows.AsSpan(0, Count);

        public void Keep(int row)
        {
            if (Rows is null)
                Rows = [row];
            else if (Count == Rows.Length)
                Array.Resize(ref Rows, Count * 2);
            Rows[Count++] = row;
        }
    }
}
