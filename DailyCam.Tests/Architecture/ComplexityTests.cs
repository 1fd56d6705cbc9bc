using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>
/// No method has more ways through it than can be held in the head. It counts what CA1502 counts (branches, loops, cases, &amp;&amp;, ||, ??, ?., with the lambdas and local functions inside a method),
/// from the text alone: the analyzer was a fifth of the build.
/// </summary>
public sealed class ComplexityTests
{
    /// <summary>A method of four or five decisions, each of which asks two or three things. CA1502's own default is 25.</summary>
    private const int Most = 15;

    [Fact]
    public void No_method_has_more_than_fifteen_ways_through_it()
    {
        var methods = SourceFile.All(".cs").SelectMany(static file => Methods(file.Text).Select(method => (Where: $"{file}: {Name(method)}", Ways: Ways(method)))).ToArray();
        Assert.True(methods.Length > 1_000, $"only {methods.Length} methods were found");
        Assert.Contains(methods, static method => method.Ways > Most / 2);
        Assert.Empty(methods.Where(static method => method.Ways > Most).Select(static method => $"{method.Where} has {method.Ways}"));
    }

    [Theory]
    [InlineData("if (a) { } else if (b) { }", 3)]
    [InlineData("for (;;) { } foreach (var x in y) { } while (a) { } do { } while (b);", 5)]
    [InlineData("switch (a) { case 1: case 2: break; default: break; }", 3)]
    [InlineData("_ = a && b || c ? d ?? e : f?.G();", 6)]
    [InlineData("Run(() => a || b); void Inner() { if (a) { } }", 3)]
    [InlineData("_ = a.B + c[d];", 1)]
    public void What_is_counted_is_each_decision(string body, int ways) =>
        Assert.Equal(ways, Ways(Assert.Single(Methods($"class C {{ void M() {{ {body} }} }}"))));

    private static IEnumerable<SyntaxNode> Methods(string text) => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken)
        .GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Where(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null });

    private static int Ways(SyntaxNode method) => 1 + method.DescendantNodes().Count(static node => node.Kind() is
        SyntaxKind.IfStatement or SyntaxKind.ConditionalExpression or SyntaxKind.ConditionalAccessExpression
        or SyntaxKind.ForStatement or SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement
        or SyntaxKind.CaseSwitchLabel or SyntaxKind.CasePatternSwitchLabel
        or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression);

    private static string Name(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax { Identifier.Text: var name } => name,
        PropertyDeclarationSyntax { Identifier.Text: var name } => name,
        _ => method.ToString().Split('\n')[0],
    };
}
