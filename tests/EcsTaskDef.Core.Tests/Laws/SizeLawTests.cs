using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// Sizes that a reader can hold: a line, a method, a file, a class with all its parts. Larger ones are two things that share a name.
/// </summary>
public sealed class SizeLawTests
{
    private const int MaxColumns = 140;
    private const int MaxMethodLines = 60;
    private const int MaxFileLines = 450;
    private const int MaxClassLines = 900;

    private static readonly string[] s_sources = [.. Repository.Sources(), .. Repository.Sources(Path.Combine(Repository.Root, "tests"))];

    [Fact]
    public void No_line_is_too_long() => DemandNone(
        from file in s_sources
        from line in File.ReadLines(file).Select(static (text, index) => (text, index))
        where line.text.Length > MaxColumns
        select $"{Named(file)}:{line.index + 1} has {line.text.Length} columns");

    [Fact]
    public void No_file_is_too_long() => DemandNone(LongFiles());

    [Fact]
    public void No_method_and_no_class_is_too_long() => DemandNone(LongMethodsAndClasses());

    [Fact]
    public void What_is_too_long_is_caught()
    {
        string body = string.Concat(Enumerable.Repeat("        Work();\n", MaxMethodLines));
        string text = $"namespace N;\n\nclass C\n{{\n    void Long()\n    {{\n{body}    }}\n\n    void Short() => Work();\n}}\n";
        Assert.Equal($"Long has {MaxMethodLines + 3} lines", Assert.Single(LongMethods(text)));
        Assert.Equal(("N.C", MaxMethodLines + 8), Assert.Single(Classes(text)));
    }

    private static IEnumerable<string> LongFiles() =>
        from file in s_sources
        let lines = File.ReadLines(file).Count()
        where lines > MaxFileLines
        select $"{Named(file)} has {lines} lines";

    private static IEnumerable<string> LongMethodsAndClasses() => s_sources
        .SelectMany(static file => LongMethods(File.ReadAllText(file)).Select(method => $"{Named(file)}: {method}"))
        .Concat(
            from part in s_sources.SelectMany(static file => Classes(File.ReadAllText(file)))
            group part.Lines by part.Name into parts
            where parts.Sum() > MaxClassLines
            select $"{parts.Key} has {parts.Sum()} lines");

    // Its signature, without the comment above it.
    private static IEnumerable<string> LongMethods(string text) =>
        from node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        let name = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            _ => null,
        }
        where name is not null && Lines(node) > MaxMethodLines
        select $"{name} has {Lines(node)} lines";

    private static IEnumerable<(string Name, int Lines)> Classes(string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        string space = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        return root.DescendantNodes(static node => node is not BaseTypeDeclarationSyntax).OfType<TypeDeclarationSyntax>()
            .Select(type => ($"{space}.{type.Identifier.Text}", Lines(type)));
    }

    private static int Lines(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static void DemandNone(IEnumerable<string> offences)
    {
        string found = string.Join("\n", offences);
        Assert.True(found.Length == 0, found);
    }

    private static string Named(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
