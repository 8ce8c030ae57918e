using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Ads;

/// <summary>
/// Which columns of a file make which field of an advert: <c>body=text,postedAt=posted</c>, target first.
/// Several columns joined by + make one field (<c>body=description+requirements+benefits</c>): the body's parts are
/// joined with a blank line, those of other text fields with ", "; empty parts are skipped.
/// A field that is not named is read from the column of its own name.
/// </summary>
public sealed class AdColumnMap
{
    private static readonly string[] Targets = ["id", "title", "body", "location", "salary", "company", "channel", "url", "lang", "postedAt"];
    private static readonly string[] Joinable = ["title", "body", "location", "salary", "company"];
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _sources;

    private AdColumnMap(ImmutableDictionary<string, ImmutableArray<string>> sources)
    {
        _sources = sources;
        Columns = [.. Targets.SelectMany(target => this[target])];
    }

    /// <summary>Every field from the column of its own name.</summary>
    public static AdColumnMap Identity { get; } = new(ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>Every column that is read.</summary>
    public ImmutableHashSet<string> Columns { get; }

    /// <summary>Columns that were named, so that a file without them is a mistake.</summary>
    public IEnumerable<string> NamedColumns => _sources.Values.SelectMany(columns => columns);

    /// <summary>Columns that make the field, in the order they are joined.</summary>
    public ImmutableArray<string> this[string target] => _sources.TryGetValue(target, out var columns) ? columns : [target];

    public static AdColumnMap Parse(string text) =>
        TryParse(text, out var map, out var error) ? map : throw new FormatException(error);

    public static bool TryParse(string text, [NotNullWhen(true)] out AdColumnMap? map, [NotNullWhen(false)] out string? error)
    {
        map = null;
        var sources = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            error = Add(sources, part);
            if (error is not null)
                return false;
        }

        map = new AdColumnMap(sources.ToImmutable());
        error = null;
        return true;
    }

    private static string? Add(ImmutableDictionary<string, ImmutableArray<string>>.Builder sources, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            return $"'{part}' is not target=column, as in body=text,postedAt=posted";

        var target = part[..equals].TrimEnd();
        ImmutableArray<string> columns = [.. part[(equals + 1)..].Split('+', StringSplitOptions.TrimEntries)];
        if (!Targets.Contains(target, StringComparer.Ordinal))
            return $"'{target}' is not a field of an advert ({string.Join(", ", Targets)})";
        if (columns.Any(string.IsNullOrEmpty))
            return $"'{part}' names an empty column";
        if (columns.Length > 1 && !Joinable.Contains(target, StringComparer.Ordinal))
            return $"'{target}' takes one column ({string.Join(", ", Joinable)} take several joined by +)";
        return sources.TryAdd(target, columns) ? null : $"'{target}' is given twice";
    }
}
