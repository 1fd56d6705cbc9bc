using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>The numbered pictures of an rtsp_lab camera that the archive holds, as FFmpeg plays them from the product's own playlist.</summary>
internal sealed class RecordedPictures
{
    private const int Width = 1280;

    private readonly IReadOnlyList<PictureCode> codes;

    private RecordedPictures(IReadOnlyList<PictureCode> codes) => this.codes = codes;

    public int Count => codes.Count;

    public static async Task<RecordedPictures> OfAsync(ProductProcess product, string camera, DateTimeOffset from, DateTimeOffset to) =>
        new(await MediaClips.CodesAsync(product.Api.Recording(camera, from, to).AbsoluteUri, Width, product.Api.Token));

    /// <summary>Each picture is the one after the picture before it.</summary>
    public void AssertUnbroken()
    {
        var breaks = codes.Zip(codes.Skip(1)).Where(static pair => pair.Second.Frame != pair.First.Frame + 1).Select(static pair => $"{pair.First.Frame.ToString(CultureInfo.InvariantCulture)} -> {pair.Second.Frame.ToString(CultureInfo.InvariantCulture)}");
        Assert.Empty(breaks);
    }

    /// <summary>How long before <paramref name="moment"/> the newest picture was drawn that was drawn before it.</summary>
    public TimeSpan AgeOfNewest(DateTimeOffset moment) => codes.Select(code => code.Age(moment)).Where(static age => age >= TimeSpan.Zero).Min();
}
