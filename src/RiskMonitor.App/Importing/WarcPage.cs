namespace RiskMonitor.App.Importing;

/// <summary>What a record of a WARC file is to the import: a page, or the reason it is passed over.</summary>
internal sealed record WarcPage(WarcUse Use)
{
    public Uri? Url { get; init; }

    public DateTimeOffset At { get; init; }

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }
}

/// <summary>Whether a record is read.</summary>
internal enum WarcUse
{
    Page,
    Redirect,
    OtherStatus,
    NotText,
    TooLarge,
    Unreadable,
}
