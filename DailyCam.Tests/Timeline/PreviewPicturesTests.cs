using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Data;
using DailyCam.Core.Frames;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>Pictures for a finger that drags over a recording: six seconds of a real clip, a key frame each two seconds, decoded by FFmpeg.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class PreviewPicturesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddMinutes(-30);

    private readonly DailyCamAppFactory app = new()
    {
        Settings = { ["DailyCam:Archive:ReserveMegabytes"] = "0", ["DailyCam:Archive:SegmentLength"] = "01:00:00" },
        ConfigureServices = static services => services
            .AddSingleton<IJobQueue>(new NoQueue())
            .AddSingleton<IPictureMaker>(static product => new Counted(ActivatorUtilities.CreateInstance<PictureMaker>(product))),
    };

    private readonly TemporaryFolder folder = new();
    private HttpClient client = null!;
    private CameraId camera;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Made => ((Counted)app.Services.GetRequiredService<IPictureMaker>()).Made;

    public async ValueTask InitializeAsync()
    {
        client = await app.SignedInAsync();
        var answer = await client.PostAsJsonAsync("/api/v1/cameras", new { name = "거실", source = new { kind = "demo" } });
        camera = new CameraId((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        await using var writer = app.Services.GetRequiredService<ArchiveWriterFactory>().Create(new Camera { Id = camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!;
        foreach (var fragment in await RealFragments.MakeAsync(folder.Path, camera, Start, seconds: 6))
        {
            writer.Accept(fragment);
        }
    }

    [Fact]
    public async Task The_key_frame_before_a_second_is_made_once_kept_and_gone_with_its_recording()
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        await Eventually.Is(() => context.ArchiveSegments.AnyAsync(Token), TimeSpan.FromSeconds(20), "the row is committed");

        var third = await PictureAsync(Start.AddSeconds(3));
        Assert.Equal([0xFF, 0xD8, 0xFF], third![..3]);
        Assert.Equal(third, await PictureAsync(Start.AddSeconds(3.5)));
        Assert.Equal(1, Made);
        Assert.NotEqual(third, await PictureAsync(Start.AddSeconds(5)));
        Assert.Equal(2, Made);
        Assert.Null(await PictureAsync(Start.AddMinutes(-5)));

        // All of the file on one sheet: six seconds are one step of ten, so one picture.
        using (var sheet = await client.GetAsync(SheetAt(Start.AddSeconds(3)), Token))
        {
            var facts = JsonSerializer.Deserialize<JsonElement>(Assert.Single(sheet.Headers.GetValues("DailyCam-Sheet")));
            Assert.Equal([0], facts.GetProperty("seconds").EnumerateArray().Select(static second => second.GetDouble()));
            Assert.Equal(6, (facts.GetProperty("to").GetDateTimeOffset() - facts.GetProperty("from").GetDateTimeOffset()).TotalSeconds, 0.5);
            Assert.Equal([0xFF, 0xD8, 0xFF], (await sheet.Content.ReadAsByteArrayAsync(Token))[..3]);
        }

        Assert.Equal(3, Made);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(SheetAt(Start.AddSeconds(5))));
        Assert.Equal(3, Made);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(SheetAt(Start.AddMinutes(-5))));

        await context.ArchiveSegments.ExecuteDeleteAsync(Token);
        Assert.Null(await PictureAsync(Start.AddSeconds(3)));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(SheetAt(Start.AddSeconds(3))));
        Assert.Equal(3, Made);
    }

    [Fact]
    public async Task A_wrong_moment_gets_its_sentence_and_one_without_a_recording_no_content()
    {
        (string Query, HttpStatusCode Status)[] asked =
        [
            ("", HttpStatusCode.BadRequest), ("?at=yesterday", HttpStatusCode.BadRequest), ("?at=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest), ("?at=9999-12-31T23:59:59Z", HttpStatusCode.BadRequest),
            ("?at=2999-01-01T00:00:00Z", HttpStatusCode.NoContent),
        ];
        foreach (var (query, status) in asked)
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/cameras/{camera}/recordings/picture.jpg{query}", UriKind.Relative), Token);
            Assert.Equal(status, answer.StatusCode);
        }

        using var unknown = await client.GetAsync(new Uri("/api/v1/cameras/bcdfghjkmnpq/recordings/picture.jpg?at=2026-01-01T00:00:00Z", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private async Task<byte[]?> PictureAsync(DateTimeOffset at)
    {
        using var answer = await client.GetAsync(new Uri($"/api/v1/cameras/{camera}/recordings/picture.jpg?at={at.UtcDateTime:O}", UriKind.Relative), Token);
        answer.EnsureSuccessStatusCode();
        return answer.StatusCode == HttpStatusCode.NoContent ? null : await answer.Content.ReadAsByteArrayAsync(Token);
    }

    private async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var answer = await client.GetAsync(address, Token);
        return answer.StatusCode;
    }

    private Uri SheetAt(DateTimeOffset at) => new($"/api/v1/cameras/{camera}/recordings/sheet.jpg?at={at.UtcDateTime:O}", UriKind.Relative);

    private sealed class Counted(PictureMaker maker) : IPictureMaker, IDisposable
    {
        private int made;

        public int Made => made;

        public Task<byte[]?> FromFragmentsAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref made);
            return maker.FromFragmentsAsync(init, fragments, at, maxWidth, cancellationToken);
        }

        public Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref made);
            return maker.KeyFramesAsync(init, fragments, width, height, cancellationToken);
        }

        public Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken) => maker.FromFrameAsync(frame, maxHeight, cancellationToken);

        public void Dispose() => maker.Dispose();
    }
}
