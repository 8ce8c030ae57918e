namespace RiskMonitor.Enriching.Indicators;

/// <summary>Adverts in which an indicator is looked for; several together mean any of them. Posts that only warn are left out, whichever it is.</summary>
[Flags]
internal enum AskedOf
{
    None = 0,

    /// <summary>Adverts that may offer work.</summary>
    Work = 1,

    /// <summary>Adverts that offer work and say something about work or pay.</summary>
    SpeaksOfWork = 2,

    /// <summary>Adverts that offer company.</summary>
    Company = 4,

    /// <summary>Adverts of escort boards.</summary>
    EscortBoard = 8,
}
