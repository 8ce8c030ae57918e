namespace RiskMonitor.Extracting.Containers;

/// <summary>A start tag of a page.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Kind">Of the element.</param>
/// <param name="Start">Where its bracket stands in the page, in bytes.</param>
/// <param name="Length">In bytes, with both brackets.</param>
internal readonly record struct OpenTag(string Name, ElementKind Kind, int Start, int Length);
