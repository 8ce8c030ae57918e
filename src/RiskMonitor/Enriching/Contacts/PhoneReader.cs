using PhoneNumbers;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Says whether digits are a phone number, and which: libphonenumber behind a cheap look at the length. Mexico unless a country code says otherwise.</summary>
internal sealed class PhoneReader
{
    private const string Mexico = "MX";
    private readonly PhoneNumberUtil _library = PhoneNumberUtil.GetInstance();

    /// <summary>E.164 of national or international digits, or null. <paramref name="international"/>: the text had a +.</summary>
    public string? Read(ReadOnlySpan<char> digits, bool international, string? otherRegion = null)
    {
        if (international)
            return Valid($"+{Modern(digits)}", Mexico);
        if (digits.StartsWith("00") && digits.Length > 10)
            return Valid($"+{Modern(digits[2..])}", Mexico);
        return digits.Length switch
        {
            10 => Valid(digits.ToString(), Mexico) ?? (otherRegion is null ? null : Valid(digits.ToString(), otherRegion)),
            11 when digits[0] == '1' => Valid($"+{digits}", Mexico),
            12 when digits.StartsWith("52") => Valid($"+{digits}", Mexico),
            12 when digits.StartsWith("01") => Valid(digits[2..].ToString(), Mexico),
            13 when digits.StartsWith("521") => Valid($"+52{digits[3..]}", Mexico),
            13 when digits.StartsWith("044") || digits.StartsWith("045") => Valid(digits[3..].ToString(), Mexico),
            _ => null,
        };
    }

    /// <summary>The first phone among the digit runs of a link's path or query ("52155…", "send?phone=52 55 …").</summary>
    /// <param name="path">Decoded.</param>
    public string? ReadDigits(string path)
    {
        Span<char> digits = stackalloc char[15];
        for (var i = 0; i < path.Length; i++)
        {
            if (!char.IsAsciiDigit(path[i]))
                continue;
            var count = 0;
            for (; i < path.Length && (char.IsAsciiDigit(path[i]) || path[i] is ' ' or '-' or '(' or ')'); i++)
            {
                if (char.IsAsciiDigit(path[i]) && count++ < digits.Length)
                    digits[count - 1] = path[i];
            }

            if (count is >= 8 and <= 15 && (Read(digits[..count], international: false) ?? Read(digits[..count], international: true)) is { } phone)
                return phone;
        }

        return null;
    }

    /// <summary>+52 1 55… is how mobiles were written until 2019; the 1 is no longer part of the number.</summary>
    private static string Modern(ReadOnlySpan<char> digits) =>
        digits.Length == 13 && digits.StartsWith("521") ? $"52{digits[3..]}" : digits.ToString();

    private string? Valid(string number, string region)
    {
        try
        {
            var parsed = _library.Parse(number, region);
            return _library.IsValidNumber(parsed) ? _library.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
