using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>The shape of the repository (docs/architecture): one name for a feature everywhere, small files, no drawers for odds and ends.</summary>
public sealed class LayoutTests
{
    private const int MaxLines = 300;
    private const int MaxPageLines = 200;

    private static readonly string[] Drawers = ["Services", "Helpers", "Managers", "Common", "Utils", "Models", "Misc"];

    /// <summary>What the web adds to Core's features.</summary>
    private static readonly string[] WebFeatures = ["Account", "Clips", "Setup", "System", "Settings"];

    /// <summary>Test folders that are about no single feature.</summary>
    private static readonly string[] TestFolders = ["Api", "Architecture", "Bench", "Browser", "Chaos", "Components", "Hosting", "Infrastructure", "Media"];

    [Fact]
    public void No_folder_is_a_drawer()
    {
        var folders = SourceFile.Folders().ToArray();
        Assert.Contains(folders, static folder => folder.EndsWith("Capture", StringComparison.Ordinal));
        Assert.DoesNotContain(folders, static folder => Drawers.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_feature_has_one_name_in_core_web_and_tests()
    {
        var core = Names("DailyCam.Core");
        Assert.Superset(new HashSet<string>(["Archive", "Cameras", "Capture", "Incidents", "Jobs", "Live"], StringComparer.Ordinal), core);

        Assert.Empty(Names("DailyCam.Web/Features").Except(core).Except(WebFeatures));
        Assert.Empty(Names("DailyCam.Tests").Except(core).Except(WebFeatures).Except(TestFolders));
    }

    [Fact]
    public void No_file_is_too_long_to_hold_in_the_head()
    {
        var code = SourceFile.All(".cs").Where(static file => file.Lines.Length > MaxLines).Select(static file => $"{file}: {file.Lines.Length} lines");
        var pages = SourceFile.All(".razor").Where(static file => file.Lines.Length > MaxPageLines).Select(static file => $"{file}: {file.Lines.Length} lines");
        Assert.Empty(code.Concat(pages));
    }

    [Fact]
    public void A_file_holds_the_type_it_is_named_after()
    {
        foreach (var file in SourceFile.All(".cs").Where(static file => !file.Path.EndsWith("Program.cs", StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(file.Path).Replace(".razor", string.Empty, StringComparison.Ordinal);
            Assert.True(file.Text.Contains(name, StringComparison.Ordinal), $"{file} does not contain {name}");
        }
    }

    /// <summary>A trial's output at the root is easily committed with the rest.</summary>
    [Fact]
    public void At_the_root_lies_only_what_a_reader_expects_there()
    {
        string[] expected = [".cs", ".md", ".txt", ".sln", ".props", ".json", ".yaml", ".editorconfig", ".gitignore", ".dockerignore", ".user"];
        var strange = Directory.EnumerateFiles(RepositoryFiles.Root).Select(static path => Path.GetFileName(path))
            .Where(name => name is not ("Dockerfile" or "LICENSE" or ".git") && !expected.Contains(Path.GetExtension(name), StringComparer.Ordinal));
        Assert.Empty(strange);
    }

    private static HashSet<string> Names(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, folder))
            .Select(static path => Path.GetFileName(path))
            .Where(static name => name is not ("bin" or "obj" or "Properties"))
            .ToHashSet(StringComparer.Ordinal);
}
