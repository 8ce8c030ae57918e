using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>
/// Reads lexicon files: a header that names source, date and reviewer, then patterns, one a line.
/// "!pattern" excludes hits near it, "!!pattern" excludes the advert, "== name ==" opens a section, "@name = …" defines a macro.
/// </summary>
internal static class LexiconReader
{
    private const string SharedFile = "_shared.txt";
    private static readonly string[] Header = ["source", "date", "reviewer"];

    /// <summary>Every lexicon of a language folder; macros of _shared.txt are known in all of them.</summary>
    /// <exception cref="FormatException">Names file and line.</exception>
    public static ImmutableArray<LexiconSection> ReadFolder(string folder)
    {
        var shared = new Dictionary<string, PhraseNode>(StringComparer.Ordinal);
        var sharedPath = Path.Combine(folder, SharedFile);
        if (File.Exists(sharedPath))
            ReadFile(sharedPath, shared);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.txt").Where(path => Path.GetFileName(path) != SharedFile).Order(StringComparer.Ordinal)
                .SelectMany(path => ReadFile(path, new Dictionary<string, PhraseNode>(shared, StringComparer.Ordinal))),
        ];
    }

    /// <param name="path">File; its name up to the first '-' is the lexicon's name.</param>
    /// <param name="macros">Known macros; those of the file are added.</param>
    public static ImmutableArray<LexiconSection> ReadFile(string path, Dictionary<string, PhraseNode> macros)
    {
        var lexicon = Path.GetFileNameWithoutExtension(path).Split('-')[0];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<SectionInMaking> { new("") };
        var number = 0;
        foreach (var raw in File.ReadLines(path))
        {
            number++;
            var line = raw.Trim();
            try
            {
                if (line.StartsWith('#'))
                    seen.Add(line.TrimStart('#', ' ').Split(':')[0]);
                else if (line.StartsWith("==", StringComparison.Ordinal))
                    sections.Add(new SectionInMaking(line.Trim('=', ' ')));
                else if (line.StartsWith('@') && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
                    macros[line[1..equals].Trim()] = new PhraseParser(line[(equals + 1)..].Trim(), macros).Parse();
                else if (line.Length > 0)
                    sections[^1].Add(line, macros);
            }
            catch (FormatException exception)
            {
                throw new FormatException($"{path} line {number}: {exception.Message}", exception);
            }
        }

        if (Header.FirstOrDefault(field => !seen.Contains(field)) is { } missing)
            throw new FormatException($"{path}: the header has no '# {missing}:' line; a lexicon names its source, date and reviewer");
        return [.. sections.Where(section => !section.IsEmpty).Select(section => section.Finish(lexicon))];
    }

    private sealed class SectionInMaking(string name)
    {
        private readonly List<ImmutableArray<PhraseNode>> _patterns = [];
        private readonly List<PhraseNode> _clauseVetoes = [];
        private readonly List<PhraseNode> _adVetoes = [];

        public bool IsEmpty => _patterns.Count == 0;

        public void Add(string line, Dictionary<string, PhraseNode> macros)
        {
            if (line.StartsWith("!!", StringComparison.Ordinal))
                _adVetoes.Add(new PhraseParser(line[2..], macros).Parse());
            else if (line.StartsWith('!'))
                _clauseVetoes.Add(new PhraseParser(line[1..], macros).Parse());
            else
                _patterns.Add([.. line.Split(" & ").Select(part => new PhraseParser(part, macros).Parse())]);
        }

        public LexiconSection Finish(string lexicon) => new()
        {
            Lexicon = lexicon,
            Name = name,
            Patterns = [.. _patterns],
            ClauseVetoes = [.. _clauseVetoes],
            AdVetoes = [.. _adVetoes],
        };
    }
}
