using System.Text.Json.Serialization;

namespace RiskMonitor.Extracting;

/// <summary>What another process read of a doubtful page, or what it says is wrong with it.</summary>
internal sealed record ReadingAnswer([property: JsonRequired] string? Problem, [property: JsonRequired] HtmlReading? Reading);
