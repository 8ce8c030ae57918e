namespace RiskMonitor.Collecting.Health;

/// <summary>What may be wrong with a source. About the source, never about an advert. docs/operating.md says what to do about each.</summary>
public enum SourceAlarmKind
{
    /// <summary>Two periods without a run, or without a page that could be read.</summary>
    Overdue,

    /// <summary>It is asked and gives no usable answer.</summary>
    Failing,

    /// <summary>A CAPTCHA, a login or a question for consent comes in the place of its pages.</summary>
    Blocked,

    /// <summary>Its pages are read, and no adverts are found where there were.</summary>
    ChangedLayout,

    /// <summary>Far fewer adverts or advert pages than it usually has.</summary>
    Shrinking,

    /// <summary>It answers much slower than it usually does.</summary>
    Slow,

    /// <summary>A page read without parsing all of it gave something else than the whole page; since then its pages are parsed whole.</summary>
    QuickReading,
}
