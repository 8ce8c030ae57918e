namespace RiskMonitor.Collecting.Walls;

/// <summary>A wall and the sign that told, in words an operator can look for on the page.</summary>
public sealed record Wall(WallKind Kind, string Sign)
{
    /// <summary>As a reason of <see cref="FetchOutcome.Blocked"/>.</summary>
    public string Reason => $"blocked: {Name} ({Sign})";

    private string Name => Kind switch
    {
        WallKind.Captcha => "CAPTCHA or challenge",
        WallKind.Login => "login wall",
        WallKind.Consent => "consent wall",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
    };
}
