using System.Buffers;

namespace RiskMonitor.Enriching.Texts;

/// <summary>Spans of a text already taken by an entity: a CLABE is not also a phone. Each question costs no more than the span it asks about, however many claims there are.</summary>
internal sealed class SpanClaims
{
    private readonly List<TextSpan> _spans = [];

    /// <summary>By position: the end of the claim that covers it, or 0. At least as long as the claims reach; rented.</summary>
    private int[] _ends = [];

    public bool IsFree(int start, int end) => EndOfFirstClaim(start, end) < 0;

    /// <summary>End of the first claim that reaches into [start, end), or -1.</summary>
    public int EndOfFirstClaim(int start, int end)
    {
        if (start >= Math.Min(end, _ends.Length))
            return -1;
        var taken = _ends.AsSpan(start, Math.Min(end, _ends.Length) - start).IndexOfAnyExcept(0);
        return taken < 0 ? -1 : _ends[start + taken];
    }

    /// <summary>End of the claim that covers <paramref name="position"/>, or -1.</summary>
    public int EndOfClaimAt(int position) => position < _ends.Length && _ends[position] > 0 ? _ends[position] : -1;

    public void Claim(TokenKind kind, int start, int end)
    {
        _spans.Add(new TextSpan(kind, start, end));
        if (end > _ends.Length)
            Grow(end);
        for (var i = start; i < end; i++)
        {
            if (_ends[i] == 0)
                _ends[i] = end;
        }
    }

    /// <summary>Gives back what was rented: from here on everything is free, and only the claims in order are still known.</summary>
    public void Release()
    {
        if (_ends.Length > 0)
            ArrayPool<int>.Shared.Return(_ends);
        _ends = [];
    }

    private void Grow(int end)
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(end, 2 * _ends.Length));
        _ends.CopyTo(larger, 0);
        larger.AsSpan(_ends.Length).Clear();
        Release();
        _ends = larger;
    }

    /// <summary>The claims in order of their start.</summary>
    public List<TextSpan> InOrder()
    {
        _spans.Sort((left, right) => left.Start.CompareTo(right.Start));
        return _spans;
    }
}
