using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RiskMonitor.Storage;

/// <summary>A short list of codes in one column, with spaces between; empty text is an empty list.</summary>
internal sealed class SpacedWords() : ValueConverter<ImmutableArray<string>, string>(words => Join(words), text => Split(text))
{
    public static string Join(IEnumerable<string> words) => string.Join(' ', words);

    public static ImmutableArray<string> Split(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

internal sealed class SpacedWordsComparer() : ValueComparer<ImmutableArray<string>>(
    (left, right) => left.SequenceEqual(right),
    words => SpacedWords.Join(words).GetHashCode(StringComparison.Ordinal),
    words => words);
