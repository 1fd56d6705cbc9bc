using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>The numbered pictures that lie in an archive folder, each file decoded by itself.</summary>
internal static class ArchiveNumbers
{
    /// <summary>In the order of the files' names. Ends the test when FFmpeg complains about any of them.</summary>
    public static async Task<IReadOnlyList<int>> OfAsync(string archive)
    {
        var numbers = new List<int>();
        foreach (var path in Files(archive))
        {
            var (codes, complaints, playable) = await NumberedPictures.ReadAsync(path);
            Assert.True(playable && complaints.Count == 0, $"{path}: {string.Join(", ", complaints)}");
            numbers.AddRange(codes.OfType<PictureCode>().Select(static code => code.Frame));
        }

        return numbers;
    }

    public static IReadOnlyList<string> Files(string archive) => [.. Directory.GetFiles(archive, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
