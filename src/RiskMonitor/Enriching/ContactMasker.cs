using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>Texts as people may see them: each contact replaced by dots of the same length, so that every other span still fits.</summary>
public static class ContactMasker
{
    private const char Dot = '•';
    private const int ShownAtTheEnd = 2;
    private const int LongestCut = 300;

    /// <summary>An address longer than this is no address that people share; its rest is dotted out.</summary>
    private const int LongestUrl = 2_048;

    /// <summary>The advert with every contact span dotted out, also inside its URL, and what <see cref="ReadLimit"/> leaves unread.</summary>
    public static Ad Mask(EnrichedAd enriched)
    {
        ArgumentNullException.ThrowIfNull(enriched);
        return Mask(enriched.Ad, enriched.Contacts, enriched.Hidden);
    }

    /// <summary>The same for contacts and doubtful spans given apart.</summary>
    public static Ad Mask(Ad ad, ImmutableArray<Contact> contacts, ImmutableArray<HiddenSpan> hidden = default)
    {
        contacts = contacts.IsDefault ? [] : contacts;
        hidden = hidden.IsDefault ? [] : hidden;
        if (contacts.IsEmpty && hidden.IsEmpty && !Enum.GetValues<AdField>().Any(field => ad[field]?.Length > ReadLimit.Characters))
            return ad;
        return ad with
        {
            Title = MaskField(ad.Title, AdField.Title, contacts, hidden),
            Body = MaskField(ad.Body, AdField.Body, contacts, hidden) ?? "",
            Location = MaskField(ad.Location, AdField.Location, contacts, hidden),
            Salary = MaskField(ad.Salary, AdField.Salary, contacts, hidden),
            Company = MaskField(ad.Company, AdField.Company, contacts, hidden),
            Url = MaskUrl(ad.Url, contacts),
        };
    }

    /// <summary>A contact as the console names it without its role being allowed to see it: "+52 ••••••••78", "a•••@example.org".</summary>
    public static string Show(Contact contact)
    {
        var value = contact.Value;
        return contact.Kind switch
        {
            ContactKind.Phone when value.StartsWith("+52", StringComparison.Ordinal) && value.Length > 6 => $"+52 {Dots(value.Length - 3 - ShownAtTheEnd)}{value[^ShownAtTheEnd..]}",
            ContactKind.Email when value.IndexOf('@', StringComparison.Ordinal) is var at and > 0 => $"{value[0]}{Dots(3)}{value[at..]}",
            ContactKind.Handle when value.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && colon + 1 < value.Length => $"{value[..colon]}: {value[colon + 1]}{Dots(4)}",
            ContactKind.Url => $"{value.Split('/', '?')[0]}/{Dots(4)}",
            ContactKind.Wallet when value.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 => $"{value[..colon]}: {Dots(6)}{value[^4..]}",
            ContactKind.Clabe or ContactKind.Card when value.Length > 4 => $"{Dots(6)}{value[^4..]}",
            _ when value.Length > 2 * ShownAtTheEnd => $"{Dots(6)}{value[^ShownAtTheEnd..]}",
            _ => Dots(6),
        };
    }

    private static string? MaskField(string? text, AdField field, ImmutableArray<Contact> contacts, ImmutableArray<HiddenSpan> hidden)
    {
        char[]? masked = null;
        var spans = contacts.Where(contact => contact.Field == field).Select(contact => (contact.Start, contact.Length))
            .Concat(hidden.Where(span => span.Field == field).Select(span => (span.Start, span.Length)));
        foreach (var (from, length) in spans)
        {
            if (text is null)
                continue;
            masked ??= text.ToCharArray();
            var start = Math.Clamp(from, 0, masked.Length);
            masked.AsSpan(start, Math.Clamp(length, 0, masked.Length - start)).Fill(Dot);
        }

        if (text?.Length > ReadLimit.Characters)
            MaskUnread(masked ??= text.ToCharArray(), ReadLimit.LengthWithin(text));
        return masked is null ? text : new string(masked);
    }

    /// <summary>What was not read for contacts is not shown at all, nor what stands just before it: a contact may be cut in two there.</summary>
    private static void MaskUnread(char[] text, int read)
    {
        for (var i = read - LongestCut; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                text[i] = Dot;
        }
    }

    private static string? MaskUrl(string? url, ImmutableArray<Contact> contacts)
    {
        if (url is null)
            return null;
        var masked = (url.Length <= LongestUrl ? url : url[..LongestUrl]).ToCharArray();
        foreach (var contact in contacts.DistinctBy(contact => (contact.Kind, contact.Value)))
        {
            if (contact.Kind is ContactKind.Phone or ContactKind.Clabe or ContactKind.Card)
                MaskDigits(masked, contact.Value.AsSpan(contact.Value.StartsWith("+52", StringComparison.Ordinal) ? 3 : 0).TrimStart('+'));
            else if (contact.Kind is not ContactKind.Url)
                MaskText(masked, contact.Value[(contact.Value.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        return url.Length <= LongestUrl ? new string(masked) : $"{new string(masked)}{Dots(url.Length - LongestUrl)}";
    }

    private static void MaskText(char[] url, string value)
    {
        foreach (var written in new[] { value, Uri.EscapeDataString(value) }.Distinct(StringComparer.Ordinal))
        {
            for (int from = 0, at; from < url.Length && (at = url.AsSpan(from).IndexOf(written, StringComparison.OrdinalIgnoreCase)) >= 0; from += at + written.Length)
                url.AsSpan(from + at, written.Length).Fill(Dot);
        }
    }

    /// <summary>Dots out the digits where they stand in the URL, whatever stands between them.</summary>
    private static void MaskDigits(char[] url, ReadOnlySpan<char> digits)
    {
        for (var start = 0; start < url.Length; start++)
        {
            var matched = 0;
            var i = start;
            for (; i < url.Length && matched < digits.Length; i++)
            {
                if (url[i] == digits[matched])
                    matched++;
                else if (matched == 0 || char.IsAsciiDigit(url[i]))
                    break;
            }

            if (matched == digits.Length && digits.Length > 0)
                url.AsSpan(start, i - start).Fill(Dot);
        }
    }

    private static string Dots(int count) => new(Dot, count);
}
