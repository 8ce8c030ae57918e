namespace RiskMonitor.Enriching.Indicators;

/// <summary>A section of a lexicon whose hits are shown, and how many of them at most.</summary>
internal readonly record struct ShownSection(SectionName Name, int Most);

/// <summary>A lexicon and one of its sections; the section is empty for the patterns above the first one.</summary>
internal readonly record struct SectionName(string Lexicon, string Section)
{
    /// <summary>"R09" or "R09.lodging".</summary>
    public static SectionName Parse(string written) =>
        written.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? new SectionName(written[..dot], written[(dot + 1)..]) : new SectionName(written, "");
}
