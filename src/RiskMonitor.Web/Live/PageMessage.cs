namespace RiskMonitor.Web.Live;

/// <summary>A line to show on the next page of this person's session, for example after a decision took them back to the list.</summary>
internal sealed class PageMessage
{
    private string? _text;

    public void Leave(string text) => _text = text;

    public string? Take()
    {
        var text = _text;
        _text = null;
        return text;
    }
}
