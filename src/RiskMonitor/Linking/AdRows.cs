using System.Globalization;
using System.Runtime.InteropServices;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>Adverts known to linking, a row each; a changed or forgotten advert leaves a dead row behind. Not thread-safe.</summary>
internal sealed class AdRows
{
    public const int NoText = -1;
    private const int None = -1;

    private readonly List<Row> _rows = [];
    private readonly Dictionary<AdId, int> _byId = [];
    private readonly List<(int First, int Last)> _ofText = [];

    public int Count => _byId.Count;

    public bool TryFind(AdId id, out int row) => _byId.TryGetValue(id, out row);

    public AdId IdOf(int row) => _rows[row].Id;

    public int CampaignOf(int row) => _rows[row].Campaign;

    public bool IsAlive(int row) => _rows[row].Campaign != None;

    public bool HasHash(int row, string contentHash) => _rows[row].Hash == Half(contentHash);

    /// <summary>Whether two adverts say the same, as far as is known.</summary>
    public bool HaveSameText(int first, int second)
    {
        var (left, right) = (_rows[first], _rows[second]);
        return left.Text == right.Text && (left.Text != NoText || left.Hash == right.Hash);
    }

    public int Add(AdId id, string contentHash, int campaign, int text)
    {
        var row = _rows.Count;
        _rows.Add(new Row { Id = id, Hash = Half(contentHash), Campaign = campaign, Text = text, NextOfText = None });
        _byId[id] = row;
        if (text == NoText)
            return row;

        if (text == _ofText.Count)
        {
            _ofText.Add((row, row));
            return row;
        }

        var (first, last) = _ofText[text];
        CollectionsMarshal.AsSpan(_rows)[last].NextOfText = row;
        _ofText[text] = (first, row);
        return row;
    }

    /// <summary>The advert has no place any more; its row stays so that numbers do not move.</summary>
    public void Remove(int row)
    {
        _byId.Remove(_rows[row].Id);
        CollectionsMarshal.AsSpan(_rows)[row].Campaign = None;
    }

    /// <summary>Rows with a text, oldest first, dead ones too.</summary>
    public IEnumerable<int> WithText(int text)
    {
        for (var row = _ofText[text].First; row != None; row = _rows[row].NextOfText)
            yield return row;
    }

    /// <summary>128 bits of the SHA-256 are enough to tell a changed advert from one seen again.</summary>
    private static UInt128 Half(string contentHash) => UInt128.Parse(contentHash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private struct Row
    {
        public AdId Id;
        public UInt128 Hash;
        public int Campaign;
        public int Text;
        public int NextOfText;
    }
}
