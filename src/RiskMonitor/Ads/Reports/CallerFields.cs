using System.Globalization;
using System.Text;

namespace RiskMonitor.Ads.Reports;

/// <summary>Names of fields that hold who reported. They are refused by name, before anything in them is read.</summary>
public static class CallerFields
{
    /// <summary>Anywhere in a name: telefono_del_denunciante, caller_phone.</summary>
    private static readonly string[] Parts =
        ["denunciante", "llamante", "informante", "quejos", "reportante", "caller", "reporter", "informant", "complainant", "reported_by", "reportado_por", "quien_reporta", "quien_llama"];

    /// <summary>Words that name a person wherever they stand alone between others: nombre_completo, full name.</summary>
    private static readonly HashSet<string> Words = new(
        ["nombre", "nombres", "apellido", "apellidos", "name", "firstname", "lastname", "fullname", "surname", "domicilio", "direccion", "address", "curp", "nacimiento", "birthdate", "birthday"],
        StringComparer.Ordinal);

    public static bool Includes(string field)
    {
        var folded = Fold(field);
        return Parts.Any(part => folded.Contains(part, StringComparison.Ordinal)) || folded.Split('_').Any(Words.Contains);
    }

    /// <summary>Lower case without accents, every sign between words an underscore: "Teléfono del Denunciante" and telefonoDelDenunciante are one.</summary>
    internal static string Fold(string field)
    {
        var folded = new StringBuilder(field.Length);
        var previous = '_';
        foreach (var character in field.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsUpper(character) && char.IsLower(previous))
                folded.Append('_');
            var letter = char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_';
            if (letter != '_' || (folded.Length > 0 && folded[^1] != '_'))
                folded.Append(letter);
            previous = character;
        }

        return folded.ToString().TrimEnd('_');
    }
}
