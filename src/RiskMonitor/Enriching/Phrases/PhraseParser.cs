using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>Reads one pattern: words, word*, (a|b c), [optional], ~3, &lt;class&gt;, @macro.</summary>
internal sealed class PhraseParser(string pattern, IReadOnlyDictionary<string, PhraseNode> macros)
{
    private const int LargestGap = 12;
    private int _at;

    /// <exception cref="FormatException">Says what is wrong and at which column.</exception>
    public PhraseNode Parse()
    {
        var node = ParseChoices(closing: '\0');
        if (_at < pattern.Length)
            throw Wrong($"unexpected '{pattern[_at]}'");
        return node;
    }

    private PhraseNode ParseChoices(char closing)
    {
        var choices = new List<PhraseNode> { ParseSequence() };
        while (Peek() == '|')
        {
            _at++;
            choices.Add(ParseSequence());
        }

        if (closing != '\0')
        {
            if (Peek() != closing)
                throw Wrong($"'{closing}' is missing");
            _at++;
        }

        return choices.Count == 1 ? choices[0] : new PhraseNode.Either([.. choices]);
    }

    private PhraseNode ParseSequence()
    {
        var parts = new List<PhraseNode>();
        while (true)
        {
            switch (Peek())
            {
                case '\0' or '|' or ')' or ']':
                    if (parts.Count == 0)
                        throw Wrong("a word is missing");
                    return parts.Count == 1 ? parts[0] : new PhraseNode.Sequence([.. parts]);
                case '(':
                    _at++;
                    parts.Add(ParseChoices(')'));
                    break;
                case '[':
                    _at++;
                    parts.Add(new PhraseNode.Optional(ParseChoices(']')));
                    break;
                case '~':
                    _at++;
                    var digits = Take(char.IsAsciiDigit);
                    if (!int.TryParse(digits, out var most) || most is < 1 or > LargestGap)
                        throw Wrong($"a gap is ~1 to ~{LargestGap}");
                    parts.Add(new PhraseNode.Gap(most));
                    break;
                case '<':
                    _at++;
                    var name = Take(char.IsAsciiLetterLower);
                    if (Peek() != '>' || !PhraseClasses.IsKnown(name))
                        throw Wrong($"unknown class <{name}>; known are {PhraseClasses.Names}");
                    _at++;
                    parts.Add(new PhraseNode.Class(name));
                    break;
                case '@':
                    _at++;
                    var macro = Take(c => char.IsLetterOrDigit(c) || c == '_');
                    parts.Add(macros.TryGetValue(macro, out var node) ? node : throw Wrong($"@{macro} is not defined above"));
                    break;
                default:
                    AddWords(parts);
                    break;
            }
        }
    }

    /// <summary>Words are cut as adverts are, so that "don't" means the same on both sides.</summary>
    private void AddWords(List<PhraseNode> parts)
    {
        var raw = Take(c => !char.IsWhiteSpace(c) && "|()[]~<>@*".IndexOf(c, StringComparison.Ordinal) < 0);
        var isPrefix = _at < pattern.Length && pattern[_at] == '*';
        if (isPrefix)
            _at++;
        var folded = FoldedText.Of(raw);
        var tokens = Tokenizer.Tokenize(folded, []);
        if (tokens.Count == 0)
            throw Wrong($"'{raw}' has no letter or digit");
        for (var i = 0; i < tokens.Count; i++)
            parts.Add(new PhraseNode.Word(tokens[i].Word(folded).ToString(), isPrefix && i == tokens.Count - 1));
    }

    private char Peek()
    {
        while (_at < pattern.Length && pattern[_at] == ' ')
            _at++;
        return _at < pattern.Length ? pattern[_at] : '\0';
    }

    private string Take(Func<char, bool> accept)
    {
        var start = _at;
        while (_at < pattern.Length && accept(pattern[_at]))
            _at++;
        return pattern[start.._at];
    }

    private FormatException Wrong(string what) => new($"column {_at + 1}: {what}");
}
