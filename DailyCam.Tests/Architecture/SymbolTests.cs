using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>A symbol that is not in the file is an empty square: nobody is told but whoever looks.</summary>
public sealed partial class SymbolTests
{
    private static readonly string[] Names = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "src", "icons", "symbols.txt"));

    [Fact]
    public void Every_symbol_that_a_page_names_is_in_the_file()
    {
        var named = Sources().SelectMany(static text => Named().Matches(text).Select(static match => match.Groups["name"].Value)).Distinct(StringComparer.Ordinal).ToArray();

        Assert.True(named.Length > 20, $"only {named.Length} symbols were found in the pages");
        Assert.Empty(named.Except(Names, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_symbol_of_the_file_is_used()
    {
        var whole = string.Join('\n', Sources());

        Assert.DoesNotContain(Names, name => !whole.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() =>
        from part in new[] { "DailyCam.Web", Path.Combine("wwwroot-assets", "src") }
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, part), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".razor" or ".cs" or ".mjs"
        select File.ReadAllText(file);

    [GeneratedRegex("<Symbol Name=\"(?<name>[a-z_0-9]+)\"")]
    private static partial Regex Named();
}
