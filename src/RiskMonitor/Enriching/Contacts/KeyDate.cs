namespace RiskMonitor.Enriching.Contacts;

/// <summary>The date inside a CURP or an RFC: yymmdd, the century unknown.</summary>
internal static class KeyDate
{
    private static ReadOnlySpan<byte> DaysOfMonths => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool IsDate(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 6 || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        int month = ((digits[2] - '0') * 10) + digits[3] - '0', day = ((digits[4] - '0') * 10) + digits[5] - '0';
        return month is >= 1 and <= 12 && day >= 1 && day <= DaysOfMonths[month - 1];
    }
}
