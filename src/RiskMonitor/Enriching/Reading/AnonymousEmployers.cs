using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>Tells a named employer from the phrases that stand for none.</summary>
internal static class AnonymousEmployers
{
    private static readonly string[] Phrases = ["confidencial", "confidential", "importante empresa", "empresa importante", "empresa del sector", "empresa lider", "particular", "anonim", "reserva", "private", "na/na", "n/a", "sin nombre", "empresa confiable"];

    public static bool NamesEmployer(string? company)
    {
        if (string.IsNullOrWhiteSpace(company))
            return false;
        var folded = FoldedText.Of(company).Chars.Trim();
        foreach (var phrase in Phrases)
        {
            if (folded.StartsWith(phrase))
                return false;
        }

        return folded.Length > 1;
    }
}
