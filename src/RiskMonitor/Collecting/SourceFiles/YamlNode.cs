using System.Collections.Immutable;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>A value of a YAML file with the line it starts on.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A single value. Plain: written without quotes, so that 5, true and null are not text.</summary>
internal sealed record YamlText(int Line, string Value, bool IsPlain) : YamlNode(Line);

internal sealed record YamlList(int Line, ImmutableArray<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMap(int Line, ImmutableArray<YamlField> Fields) : YamlNode(Line);

internal sealed record YamlField(string Name, int Line, YamlNode Value);
