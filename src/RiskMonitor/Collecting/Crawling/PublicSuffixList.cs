using System.Collections.Frozen;
using System.Globalization;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>The Public Suffix List as publicsuffix.org defines it: the longest rule that matches decides, <c>*</c> stands for one label, <c>!</c> makes an exception.</summary>
internal sealed class PublicSuffixList
{
    private static readonly Lazy<PublicSuffixList> Read = new(() => Parse(ShippedLines()));

    private readonly FrozenSet<string> _rules;

    private PublicSuffixList(FrozenSet<string> rules) => _rules = rules;

    /// <summary>seeds/public-suffix, part of the assembly.</summary>
    public static PublicSuffixList Shipped => Read.Value;

    public static PublicSuffixList Parse(IEnumerable<string> lines)
    {
        var idn = new IdnMapping();
        return new PublicSuffixList(lines
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            .Select(rule => Ascii(rule.Split(' ', '\t')[0], idn))
            .ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Whether the name itself is a suffix. A top-level domain that no rule names is one (the list's default rule).</summary>
    /// <param name="host">ASCII, in any case.</param>
    public bool IsSuffix(string host)
    {
        var name = host.ToLowerInvariant();
        if (_rules.Contains("!" + name))
            return false;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return _rules.Contains(name) || dot < 0 || _rules.Contains("*" + name[dot..]);
    }

    /// <summary>The suffix and one label before it, such as empleos.com.mx; null when the host is a suffix itself.</summary>
    public string? RegistrableDomain(string host)
    {
        var name = host.ToLowerInvariant().TrimEnd('.');
        if (IsSuffix(name))
            return null;
        for (var at = name; ;)
        {
            var rest = at[(at.IndexOf('.', StringComparison.Ordinal) + 1)..];
            if (IsSuffix(rest) || _rules.Contains("!" + at))
                return at;
            at = rest;
        }
    }

    private static IEnumerable<string> ShippedLines()
    {
        using var lines = new StreamReader(typeof(PublicSuffixList).Assembly.GetManifestResourceStream("public_suffix_list.dat")!);
        while (lines.ReadLine() is { } line)
            yield return line;
    }

    private static string Ascii(string rule, IdnMapping idn)
    {
        var prefix = rule.StartsWith("*.", StringComparison.Ordinal) ? "*." : rule.StartsWith('!') ? "!" : "";
        var name = rule[prefix.Length..];
        return prefix + (System.Text.Ascii.IsValid(name) ? name.ToLowerInvariant() : idn.GetAscii(name).ToLowerInvariant());
    }
}
