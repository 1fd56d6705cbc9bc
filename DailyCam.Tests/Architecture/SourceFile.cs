using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>A file of the three projects, as the layout rules read it.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public static IReadOnlyList<string> Projects { get; } = ["DailyCam.Core", "DailyCam.Web", "DailyCam.Tests"];

    public string Text { get; } = string.Join('\n', Lines);

    /// <summary>Everything written by hand: generated migrations are not.</summary>
    public static IReadOnlyList<SourceFile> All(params string[] endings)
    {
        var files = Projects
            .SelectMany(project => Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFiles.Root, project), "*", SearchOption.AllDirectories))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => System.IO.Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Where(static path => !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceFile(path, File.ReadAllLines(System.IO.Path.Combine(RepositoryFiles.Root, path))))
            .ToArray();

        // A rule that looked at nothing would always hold.
        Assert.True(files.Length > 10, $"only {files.Length} files end in {string.Join(", ", endings)}");
        return files;
    }

    public static IEnumerable<string> Folders() => Projects
        .SelectMany(project => Directory.EnumerateDirectories(System.IO.Path.Combine(RepositoryFiles.Root, project), "*", SearchOption.AllDirectories));

    public override string ToString() => Path;
}
