using System.Text;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>Names of advertisers, folded like the text, and which of them name nobody.</summary>
internal static class CompanyNames
{
    private static readonly HashSet<string> Placeholders = new(StringComparer.Ordinal)
    {
        "", "na na", "confidencial", "empresa confidencial", "importante empresa", "importante empresa del sector", "jovenes profesionales", "empresa", "anonimo", "privado", "no especificado",
    };

    public static bool IsNamed(string? company) => !Placeholders.Contains(Normalise(company));

    /// <summary>The name's words, folded, one space between.</summary>
    public static string Normalise(string? company)
    {
        var name = new StringBuilder();
        foreach (var c in company ?? "")
        {
            var folded = WordFolding.Fold(c);
            if (folded == WordFolding.Ignored)
                continue;
            if (folded != WordFolding.Separator)
                name.Append(folded);
            else if (name.Length > 0 && name[^1] != ' ')
                name.Append(' ');
        }

        return name.ToString().TrimEnd();
    }
}
