using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching;

/// <summary>
/// An operator's own terms for C03, from a file that is never shipped (docs/operating.md): one term a line, or the lower-case hexadecimal SHA-256 of the folded
/// term, so that the file itself need not be readable. Nothing that is said about the file quotes a line of it.
/// </summary>
public sealed class OperatorTerms
{
    /// <summary>Setting that names the file.</summary>
    public const string Setting = "Enriching:SealedTerms";

    private const int MostWords = 6;
    private const int LongestTerm = 200;
    private const int HashDigits = 64;

    private readonly FrozenSet<string> _terms;
    private readonly FrozenSet<string> _hashes;
    private readonly int _mostWords;

    private OperatorTerms(HashSet<string> terms, HashSet<string> hashes)
    {
        _terms = terms.ToFrozenSet(StringComparer.Ordinal);
        _hashes = hashes.ToFrozenSet(StringComparer.Ordinal);
        // How many words a hashed term has is not known.
        _mostWords = hashes.Count > 0 ? MostWords : terms.Select(term => term.Count(c => c == ' ') + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>No list, as shipped.</summary>
    public static OperatorTerms None { get; } = new([], []);

    /// <summary>How many terms there are.</summary>
    public int Count => _terms.Count + _hashes.Count;

    /// <param name="path">The file; null or empty where none is set.</param>
    /// <exception cref="FormatException">It cannot be read, or a line is no term. Names the file and the line's number.</exception>
    public static OperatorTerms Read(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return None;
        try
        {
            return Of(File.ReadLines(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FormatException($"{path}: the list of {Setting} cannot be read ({fault.GetType().Name}); put it back, or take the setting out", fault);
        }
    }

    internal static OperatorTerms Of(IEnumerable<string> lines, string name)
    {
        var (terms, hashes, number) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (line.Length == HashDigits && line.All(char.IsAsciiHexDigit))
                hashes.Add(line.ToLowerInvariant());
            else if (line.Length <= LongestTerm && Fold(line) is { Length: > 0 } term && term.Count(c => c == ' ') < MostWords)
                terms.Add(term);
            else
                throw new FormatException($"{name} line {number}: neither a term of one to {MostWords} words nor a SHA-256 in {HashDigits} hexadecimal digits");
        }

        return new OperatorTerms(terms, hashes);
    }

    /// <summary>The term as it is compared and hashed: words in lower case without accents (ñ stays), one blank between.</summary>
    internal static string Fold(string term)
    {
        var text = FoldedText.Of(term);
        return string.Join(' ', Tokenizer.Tokenize(text, []).Select(token => token.Word(text).ToString()));
    }

    /// <summary>Whether the field holds one of the terms: as other rules see it, as it stands before anything is made of its words, or without its emoji.</summary>
    internal bool AreIn(FieldReading field)
    {
        if (_mostWords == 0)
            return false;
        var raw = Tokenizer.Tokenize(field.Text, []);
        return AreIn(field.Text, field.Tokens) || AreIn(field.Text, raw) || (raw.Exists(token => token.IsEmoji) && AreIn(field.Text, raw.FindAll(token => !token.IsEmoji)));
    }

    private bool AreIn(FoldedText text, List<Token> tokens)
    {
        var words = new StringBuilder();
        for (var first = 0; first < tokens.Count; first++)
        {
            words.Clear();
            for (var next = first; next < tokens.Count && next < first + _mostWords; next++)
            {
                words.Append(next > first ? " " : "").Append(tokens[next].Word(text));
                if (words.Length > LongestTerm)
                    break;
                if (IsTerm(words.ToString()))
                    return true;
            }
        }

        return false;
    }

    private bool IsTerm(string words) =>
        _terms.Contains(words) || (_hashes.Count > 0 && _hashes.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))));
}
