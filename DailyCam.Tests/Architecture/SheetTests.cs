using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>A style sheet that is in no list styles nothing, and nobody is told.</summary>
public sealed class SheetTests
{
    private static readonly string Source = Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "src");

    [Fact]
    public void Every_style_sheet_is_part_of_the_pages_sheet_or_named_by_its_page()
    {
        var listed = File.ReadAllLines(Path.Combine(Source, "styles", "sheets.txt"));
        var there = Directory.EnumerateFiles(Source, "*.css", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Source, path).Replace('\\', '/')).ToArray();

        Assert.True(there.Length > 10, "the style sheets were not found");
        var pages = string.Join('\n', SourceFile.All(".razor").Concat(SourceFile.All(".cs")).Where(static file => file.Path.StartsWith("DailyCam.Web/", StringComparison.Ordinal)).Select(static file => file.Text));
        Assert.DoesNotContain(there.Except(listed, StringComparer.Ordinal), sheet => !pages.Contains($"\"{sheet}\"", StringComparison.Ordinal));
    }
}
