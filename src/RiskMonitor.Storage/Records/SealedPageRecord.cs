namespace RiskMonitor.Storage.Records;

/// <summary>A page on which an advert stands that nobody is shown: never copied into a case file, whichever alert it belongs to.</summary>
internal sealed class SealedPageRecord
{
    public required long PageId { get; set; }
}
