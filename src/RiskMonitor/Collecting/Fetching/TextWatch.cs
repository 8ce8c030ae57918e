namespace RiskMonitor.Collecting.Fetching;

/// <summary>Looks at a body while it comes and ends the reading when it is no text, whatever the answer says.</summary>
/// <param name="says">Content type of the answer; empty when it has none.</param>
/// <param name="isJudged">It was looked at before: nothing is refused.</param>
internal sealed class TextWatch(string says, bool isJudged = false)
{
    /// <summary>Enough to know any format by.</summary>
    private const int Enough = 1024;

    private int _start;
    private bool _known;

    /// <summary>Looks at the beginning, from the first piece on until there is enough of it.</summary>
    /// <exception cref="BodyRefusedException">It is no text.</exception>
    public void Look(ReadOnlySpan<byte> soFar)
    {
        if (isJudged || _known)
            return;
        _start += BinaryContent.BlankLength(soFar[_start..]);
        var head = soFar[_start..];
        _known = head.Length >= Enough;
        Refuse(BinaryContent.KindOf(head));
    }

    /// <summary>Looks at the whole, once it is there.</summary>
    /// <exception cref="BodyRefusedException">It is no text.</exception>
    public void LookThrough(ReadOnlySpan<byte> whole)
    {
        if (isJudged)
            return;
        _known = false;
        Look(whole);
        Refuse(BinaryContent.KindWithin(whole));
    }

    private void Refuse(string? kind)
    {
        if (kind is not null)
            throw new BodyRefusedException(FetchOutcome.NotText, says.Length == 0 ? $"the answer is {kind}" : $"the answer says {says} and is {kind}");
    }
}
