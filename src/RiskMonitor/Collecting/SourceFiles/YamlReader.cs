using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>
/// Reads the small part of YAML that a source file needs, event by event, so that nothing is built before it is checked:
/// one document, depth at most 16, no anchors, aliases, tags or repeated fields.
/// </summary>
internal static class YamlReader
{
    private const int MaxDepth = 16;

    /// <exception cref="YamlRefusedException">The file is not this part of YAML; says where and why.</exception>
    public static YamlNode Read(string yaml)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw new YamlRefusedException(1, "the file is empty", "Write a source, see docs/adding-a-source.md");
            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, depth: 1);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var next))
                throw new YamlRefusedException(LineOf(parser.Current ?? next), "a second document starts here", "Write one source a file");
            return root;
        }
        catch (YamlException broken)
        {
            throw new YamlRefusedException((int)broken.Start.Line, $"this is not YAML: {FirstLine(broken.Message)}", "Check indentation, colons and quotes", broken);
        }
    }

    private static YamlNode ReadNode(Parser parser, int depth)
    {
        var line = LineOf(parser.Current);
        if (depth > MaxDepth)
            throw new YamlRefusedException(line, $"values are nested more than {MaxDepth} deep", "A source file needs four levels");
        if (parser.Accept<AnchorAlias>(out _))
            throw Refused(line, "an alias (*)");
        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
            throw Refused(line, "an anchor (&)");
        if (node is { Tag.IsEmpty: false })
            throw Refused(line, "a tag (!)");

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(line, scalar.Value, scalar.Style == ScalarStyle.Plain);
        return parser.TryConsume<SequenceStart>(out _) ? ReadList(parser, line, depth) : ReadMap(parser, line, depth);
    }

    private static YamlList ReadList(Parser parser, int line, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(parser, depth + 1));
        return new YamlList(line, items.ToImmutable());
    }

    private static YamlMap ReadMap(Parser parser, int line, int depth)
    {
        parser.Consume<MappingStart>();
        var fields = ImmutableArray.CreateBuilder<YamlField>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(parser, depth + 1) is not YamlText name)
                throw new YamlRefusedException(LineOf(parser.Current), "the name of a field is not plain text", "Write name: value");
            if (!seen.Add(name.Value))
                throw new YamlRefusedException(name.Line, $"'{name.Value}' is there twice", "Keep one of the two", field: name.Value);
            fields.Add(new YamlField(name.Value, name.Line, ReadNode(parser, depth + 1)));
        }

        return new YamlMap(line, fields.ToImmutable());
    }

    private static YamlRefusedException Refused(int line, string what) =>
        new(line, $"{what} is not read in source files", "Write the value out, in quotes if it starts with that character");

    private static int LineOf(ParsingEvent? parsing) => (int)(parsing?.Start.Line ?? 0);

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', ' ', '\r');
}
