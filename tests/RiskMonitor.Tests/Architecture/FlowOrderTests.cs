using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RiskMonitor.Tests.Architecture;

/// <summary>A stage may know the stages before it, never after it, and never the files at the root that know them all.</summary>
public sealed class FlowOrderTests
{
    private static readonly string[] Order = ["Ads", .. RiskFlow.Stages.Select(stage => stage.Folder)];

    [Fact]
    public void No_stage_refers_to_a_later_one()
    {
        var offences = Repository.SourceFiles("src/RiskMonitor")
            .SelectMany(path => LaterStagesNamedIn(Repository.Relative(path), File.ReadAllText(path)));
        Assert.Empty(offences);
    }

    [Fact]
    public void Every_folder_of_the_flow_is_a_stage_and_every_stage_has_a_folder()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src/RiskMonitor"))
            .Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/RiskMonitor/Linking/A.cs", "using RiskMonitor.Alerts;", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "class A { RiskMonitor.Alerts.Alert? a; }", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "namespace RiskMonitor.Linking; class A { Alerts.Alert? a; }", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "class A { FlowItem? item; }", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "class A { int B() => Alerts.AlertDecider.Most; }", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "class A { int B() => RiskMonitor.Alerts.AlertDecider.Most(); }", true)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "class A { int B() => RiskMonitor.Enriching.Reader.Most(); }", false)]
    [InlineData("src/RiskMonitor/Linking/A.cs", "using RiskMonitor.Enriching;", false)]
    [InlineData("src/RiskMonitor/Alerts/A.cs", "using RiskMonitor.Linking;", false)]
    public void The_rule_sees_using_directives_and_qualified_names(string path, string code, bool offends) =>
        Assert.Equal(offends, LaterStagesNamedIn(path, code).Any());

    private static IEnumerable<string> LaterStagesNamedIn(string path, string code)
    {
        var parts = path.Split('/');
        if (parts.Length < 4)
            yield break; // a file at the root, such as RiskFlow.cs, knows every stage

        var own = Array.IndexOf(Order, parts[2]);
        var later = Order.Skip(own + 1).ToHashSet(StringComparer.Ordinal);
        var rootTypes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/RiskMonitor"), "*.cs")
            .Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);

        var root = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        foreach (var node in root.DescendantNodes())
        {
            var name = node switch
            {
                UsingDirectiveSyntax { Name: { } used } => Stage(used.ToString()),
                QualifiedNameSyntax qualified => Stage(qualified.ToString()),
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "RiskMonitor" } } qualified => Stage(qualified.ToString()),
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax left } when later.Contains(left.Identifier.Text) => left.Identifier.Text,
                IdentifierNameSyntax identifier when rootTypes.Contains(identifier.Identifier.Text) => identifier.Identifier.Text,
                _ => null,
            };
            if (name is not null && (later.Contains(name) || rootTypes.Contains(name)))
                yield return $"{path} refers to {name}";
        }
    }

    private static string Stage(string name)
    {
        var parts = name.Split('.');
        return parts[0] == "RiskMonitor" ? parts.ElementAtOrDefault(1) ?? "" : parts[0];
    }
}
