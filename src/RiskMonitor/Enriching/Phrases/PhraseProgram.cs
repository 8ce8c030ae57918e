namespace RiskMonitor.Enriching.Phrases;

/// <summary>One compiled phrase: instructions for a small backtracking machine. Gaps are bounded, so its work per start is too.</summary>
internal sealed class PhraseProgram
{
    private readonly List<(Op Op, int A, int B)> _steps = [];
    private (Op Op, int A, int B)[] _code = [];

    private enum Op
    {
        Symbol,
        Gap,
        Split,
        Jump,
        Done,
    }

    /// <summary>Symbols a match can begin with.</summary>
    public IEnumerable<int> FirstSymbols()
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([0]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
                continue;
            var (op, a, b) = _code[at];
            switch (op)
            {
                case Op.Symbol:
                    yield return a;
                    break;
                case Op.Jump:
                    open.Push(a);
                    break;
                case Op.Split:
                    open.Push(a);
                    open.Push(b);
                    break;
                default:
                    throw new FormatException("a phrase cannot begin with a gap or be empty");
            }
        }
    }

    /// <summary>Tokens that a match can take at most.</summary>
    public int Longest => _code.Sum(step => step.Op switch { Op.Symbol => 1, Op.Gap => step.A, _ => 0 });

    public static PhraseProgram Compile(PhraseNode node, Func<PhraseNode, int?> symbolOf)
    {
        var program = new PhraseProgram();
        program.Emit(node, symbolOf);
        program._steps.Add((Op.Done, 0, 0));
        program._code = [.. program._steps];
        return program;
    }

    /// <summary>Token index after the match that begins at <paramref name="token"/>, or -1. Never leaves [token, limit).</summary>
    public int Match(WordTrie.Entry[] entries, int token, int limit) => Run(0, entries, token, limit);

    private int Run(int at, WordTrie.Entry[] entries, int token, int limit)
    {
        while (true)
        {
            var (op, a, b) = _code[at];
            switch (op)
            {
                case Op.Symbol:
                    if (token >= limit || !entries[token].Is(a))
                        return -1;
                    token++;
                    at++;
                    break;
                case Op.Jump:
                    at = a;
                    break;
                case Op.Split:
                    // The longest reading is the one to show.
                    return Math.Max(Run(a, entries, token, limit), Run(b, entries, token, limit));
                case Op.Gap:
                    for (var skipped = 0; skipped < a && token + skipped < limit; skipped++)
                    {
                        if (Run(at + 1, entries, token + skipped, limit) is var after and >= 0)
                            return after;
                    }

                    token = Math.Min(token + a, limit);
                    at++;
                    break;
                default:
                    return token;
            }
        }
    }

    private void Emit(PhraseNode node, Func<PhraseNode, int?> symbolOf)
    {
        if (symbolOf(node) is { } symbol)
        {
            _steps.Add((Op.Symbol, symbol, 0));
            return;
        }

        switch (node)
        {
            case PhraseNode.Gap gap:
                _steps.Add((Op.Gap, gap.Most, 0));
                break;
            case PhraseNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                    Emit(part, symbolOf);
                break;
            case PhraseNode.Optional optional:
                var skip = Placeholder();
                Emit(optional.Inner, symbolOf);
                _steps[skip] = (Op.Split, skip + 1, _steps.Count);
                break;
            case PhraseNode.Either either:
                EmitChoices(either, symbolOf);
                break;
            default:
                throw new InvalidOperationException($"no instruction for {node.GetType().Name}");
        }
    }

    private void EmitChoices(PhraseNode.Either either, Func<PhraseNode, int?> symbolOf)
    {
        var choices = Together(either);
        var jumps = new List<int>();
        for (var i = 0; i < choices.Count; i++)
        {
            var isLast = i == choices.Count - 1;
            var split = isLast ? -1 : Placeholder();
            Emit(choices[i], symbolOf);
            if (isLast)
                continue;
            jumps.Add(Placeholder());
            _steps[split] = (Op.Split, split + 1, _steps.Count);
        }

        foreach (var jump in jumps)
            _steps[jump] = (Op.Jump, _steps.Count, 0);
    }

    /// <summary>The choices with those of one token as one set, which is looked up once instead of one by one.</summary>
    private static List<PhraseNode> Together(PhraseNode.Either either)
    {
        var all = Flat(either).ToLookup(choice => choice is PhraseNode.Word or PhraseNode.Class);
        PhraseNode[] single = [.. all[true]];
        return single.Length == 0 ? [.. all[false]] : [new PhraseNode.Either([.. single]), .. all[false]];
    }

    private static IEnumerable<PhraseNode> Flat(PhraseNode.Either either) =>
        either.Choices.SelectMany(choice => choice is PhraseNode.Either inner ? Flat(inner) : [choice]);

    private int Placeholder()
    {
        _steps.Add((Op.Jump, 0, 0));
        return _steps.Count - 1;
    }
}
