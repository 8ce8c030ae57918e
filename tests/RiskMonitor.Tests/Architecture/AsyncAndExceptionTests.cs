using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RiskMonitor.Tests.Architecture;

/// <summary>No async void, and no catch that drops what it caught.</summary>
public sealed class AsyncAndExceptionTests
{
    [Fact]
    public void No_method_is_async_void()
    {
        Assert.Empty(Everywhere(AsyncVoids));
    }

    [Fact]
    public void No_exception_is_swallowed()
    {
        Assert.Empty(Everywhere(SwallowingCatches));
    }

    [Fact]
    public void The_rules_see_what_they_forbid()
    {
        Assert.Single(AsyncVoids("class A { async void M() { await B(); } }"));
        Assert.Single(AsyncVoids("class A { void M() { async void N() { await B(); } } }"));
        Assert.Single(SwallowingCatches("class A { void M() { try { B(); } catch { } } }"));
        Assert.Single(SwallowingCatches("class A { void M() { try { B(); } catch (Exception) { return; } } }"));
        Assert.Empty(SwallowingCatches("class A { void M() { try { B(); } catch (Exception e) { Log(e); } } }"));
        Assert.Empty(SwallowingCatches("class A { void M() { try { B(); } catch (Exception) { throw; } } }"));
        Assert.Empty(SwallowingCatches("class A { bool M() { try { B(); } catch (FormatException) { return false; } return true; } }"));
    }

    private static IEnumerable<string> Everywhere(Func<string, IEnumerable<int>> rule) =>
        Repository.SourceFiles("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => rule(File.ReadAllText(path)).Select(line => $"{Repository.Relative(path)}:{line}"));

    private static IEnumerable<int> AsyncVoids(string code) => Nodes(code)
        .Where(node => node switch
        {
            MethodDeclarationSyntax method => IsAsyncVoid(method.Modifiers, method.ReturnType),
            LocalFunctionStatementSyntax local => IsAsyncVoid(local.Modifiers, local.ReturnType),
            _ => false,
        })
        .Select(Line);

    /// <summary>Empty catches, and catches of every exception that neither name it nor throw.</summary>
    private static IEnumerable<int> SwallowingCatches(string code) => Nodes(code).OfType<CatchClauseSyntax>()
        .Where(clause =>
        {
            var type = clause.Declaration?.Type.ToString();
            var everything = type is null or "Exception" or "System.Exception";
            var nothingDone = clause.Block.Statements.Count == 0;
            var throws = clause.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);
            var names = clause.Declaration is { } declaration && declaration.Identifier.Text is { Length: > 0 } name
                && clause.Block.DescendantTokens().Any(token => token.Text == name);
            return everything ? !throws && !names : nothingDone && type != "OperationCanceledException";
        })
        .Select(clause => Line(clause));

    private static bool IsAsyncVoid(SyntaxTokenList modifiers, TypeSyntax returns) =>
        modifiers.Any(SyntaxKind.AsyncKeyword) && returns is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static IEnumerable<SyntaxNode> Nodes(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes();

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
