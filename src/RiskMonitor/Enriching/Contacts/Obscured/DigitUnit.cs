namespace RiskMonitor.Enriching.Contacts.Obscured;

/// <summary>A stretch of text that says some digits.</summary>
/// <param name="Start">First folded character.</param>
/// <param name="End">After the last.</param>
/// <param name="Digits">What it reads as.</param>
/// <param name="Marks">Signs in it that it is written so that no program reads it.</param>
/// <param name="IsWeak">It could be ordinary words or letters.</param>
/// <param name="GapMarks">Signs in the gap before it.</param>
/// <param name="IsNewLine">A line ends before it.</param>
internal readonly record struct DigitUnit(int Start, int End, string Digits, int Marks, bool IsWeak = false, int GapMarks = 0, bool IsNewLine = false)
{
    /// <summary>Digits as they are.</summary>
    public bool IsPlain => Marks == 0 && !IsWeak;
}
