using Xunit;

namespace DailyCam.Tests.Infrastructure;

/// <summary>Finds files of the checkout, and the real footage that stands beside it and is never part of it.</summary>
public static class RepositoryFiles
{
    /// <summary>Folder of DailyCam.Web.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Footage with second-by-second truth; <c>DAILYCAM_MEDIA</c> or <c>../shared/media</c>.</summary>
    public static string MediaFolder => Environment.GetEnvironmentVariable("DAILYCAM_MEDIA") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "media"));

    /// <summary>The path of a clip, or the calling test is skipped by name.</summary>
    public static string Media(string name)
    {
        var path = Path.Combine(MediaFolder, name);
        Assert.SkipUnless(File.Exists(path), $"needs the clip {name} in {MediaFolder} (or DAILYCAM_MEDIA)");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DailyCam.Web.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("DailyCam.Web.sln stands in no folder above the tests.");
    }
}
