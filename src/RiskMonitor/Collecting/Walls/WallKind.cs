namespace RiskMonitor.Collecting.Walls;

/// <summary>What a site put in the place of the page. None of them is ever passed (trust.md).</summary>
public enum WallKind
{
    /// <summary>A CAPTCHA or another check that a person is reading.</summary>
    Captcha,

    /// <summary>The page is for people with an account.</summary>
    Login,

    /// <summary>The page comes after agreeing to something.</summary>
    Consent,
}
