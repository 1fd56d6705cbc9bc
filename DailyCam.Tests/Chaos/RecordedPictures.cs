using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>
/// The pictures of a <see cref="NumberedCamera"/> that the archive holds, as FFmpeg plays them from the product's own playlist; from a clip that the product makes when the recording goes on in another file, because
/// ten minutes were over just then: of each further file FFmpeg's HLS reader throws the first part away (docs/reference/http-api.md).
/// </summary>
internal sealed class RecordedPictures
{
    /// <summary>Pictures the witness may not have seen: it begins with a key frame, and a recording is played from the key frame before the asked moment; two seconds each.</summary>
    private const int Unwitnessed = 40;

    private static readonly TimeSpan ClipLimit = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<PictureCode> codes;

    private RecordedPictures(IReadOnlyList<PictureCode> codes) => this.codes = codes;

    public int Count => codes.Count;

    public static async Task<RecordedPictures> OfAsync(ProductProcess product, string camera, DateTimeOffset from, DateTimeOffset to)
    {
        var playlist = product.Api.Recording(camera, from, to);
        if (!(await product.Api.TextAsync(playlist)).Contains("#EXT-X-DISCONTINUITY", StringComparison.Ordinal))
        {
            return new RecordedPictures(await MediaClips.CodesAsync(playlist.AbsoluteUri, product.Api.Token));
        }

        var id = (await product.Api.PostAsync("exports", new { camera, from, to })).GetProperty("id").GetString()!;
        await Eventually.Is(async () => (await product.Api.GetAsync($"exports/{id}")).GetProperty("state").GetString() == "done", ClipLimit, "the clip is made");
        return new RecordedPictures(await MediaClips.CodesAsync(Path.Combine(product.DataPath, "exports", $"{id}.mp4")));
    }

    /// <summary>Each picture comes after the one before it, and between the first and the last none is missing that a witness of the same camera saw.</summary>
    public void AssertUnbroken(IReadOnlySet<int> seen)
    {
        Assert.NotEmpty(codes);
        var frames = codes.Select(static code => code.Frame).ToList();
        Assert.DoesNotContain(frames.Zip(frames.Skip(1)), static pair => pair.Second <= pair.First);
        var within = seen.Where(frame => frame > frames[0] && frame < frames[^1]).Order().ToList();
        Assert.True(within.Count >= frames.Count - Unwitnessed, $"the witness saw only {within.Count} of {frames.Count} pictures");
        Assert.Empty(within.Except(frames));
    }

    /// <summary>How long before <paramref name="moment"/> the newest picture was drawn that was drawn before it.</summary>
    public TimeSpan AgeOfNewest(DateTimeOffset moment) => codes.Select(code => code.Age(moment)).Where(static age => age >= TimeSpan.Zero).Min();
}
