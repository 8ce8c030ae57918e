namespace RiskMonitor.Enriching.Texts;

/// <summary>Spans of a text already taken by an entity: a CLABE is not also a phone.</summary>
internal sealed class SpanClaims
{
    private readonly List<TextSpan> _spans = [];

    public bool IsFree(int start, int end)
    {
        foreach (var span in _spans)
        {
            if (span.Overlaps(start, end))
                return false;
        }

        return true;
    }

    /// <summary>End of the claim that covers <paramref name="position"/>, or -1.</summary>
    public int EndOfClaimAt(int position)
    {
        foreach (var span in _spans)
        {
            if (span.Start <= position && position < span.End)
                return span.End;
        }

        return -1;
    }

    public void Claim(TokenKind kind, int start, int end) => _spans.Add(new TextSpan(kind, start, end));

    /// <summary>The claims in order of their start.</summary>
    public List<TextSpan> InOrder()
    {
        _spans.Sort((left, right) => left.Start.CompareTo(right.Start));
        return _spans;
    }
}
