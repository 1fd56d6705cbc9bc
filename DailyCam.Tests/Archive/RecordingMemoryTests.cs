using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Playlists and files are remembered, and never for longer than they are true.</summary>
public sealed class RecordingMemoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddMinutes(-30);
    private static readonly RecordingRange Stretch = new(Start, Start.AddMinutes(5));

    private readonly DailyCamAppFactory app = new();
    private readonly Camera camera = new() { Name = "camera", Source = new CameraSource { Kind = SourceKind.Demo } };
    private RecordingMemory memory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        memory = app.Services.GetRequiredService<RecordingMemory>();
        await WriteAsync(context => context.Cameras.Add(camera));
        await WriteAsync(context => context.ArchiveSegments.Add(Segment("bcdfghjkmnpq", 0)));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_playlist_is_written_once_for_all_who_ask()
    {
        var first = await PlaylistAsync();
        Assert.NotNull(first);
        Assert.Same(first, await PlaylistAsync());
    }

    [Fact]
    public async Task A_file_more_is_in_the_next_answer()
    {
        Assert.DoesNotContain("cdfghjkmnpqr", Text(await PlaylistAsync()), StringComparison.Ordinal);
        await WriteAsync(context => context.ArchiveSegments.Add(Segment("cdfghjkmnpqr", 60)));
        Assert.Contains("cdfghjkmnpqr", Text(await PlaylistAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_costs_its_own_file_and_not_the_rest_of_the_day()
    {
        var damaged = new ArchiveSegmentId("cdfghjkmnpqr");
        await WriteAsync(context => context.ArchiveSegments.Add(Segment(damaged.Value, 60)));
        await using var context = Context();
        await context.ArchiveSegments.Where(segment => segment.Id == damaged).ExecuteUpdateAsync(static set => set.SetProperty(segment => segment.FragmentIndex, Array.Empty<byte>()), Token);
        var text = Text(await PlaylistAsync());
        Assert.Contains("bcdfghjkmnpq", text, StringComparison.Ordinal);
        Assert.DoesNotContain(damaged.Value, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_recording_is_in_no_answer_any_more()
    {
        var id = new ArchiveSegmentId("bcdfghjkmnpq");
        Assert.NotNull(await PlaylistAsync());
        Assert.NotNull(await memory.FindFileAsync(camera.Id, id, Token));
        Assert.Same(await memory.FindFileAsync(camera.Id, id, Token), await memory.FindFileAsync(camera.Id, id, Token));

        await using var context = Context();
        await context.ArchiveSegments.Where(segment => segment.Id == id).ExecuteDeleteAsync(Token);
        Assert.Null(await PlaylistAsync());
        Assert.Null(await memory.FindFileAsync(camera.Id, id, Token));
    }

    [Fact]
    public async Task A_deleted_camera_is_in_no_answer_any_more()
    {
        Assert.NotNull(await PlaylistAsync());
        await app.Services.GetRequiredService<CameraStore>().DeleteAsync(camera.Id, Token);
        Assert.Equal((false, null), await memory.PlaylistAsync(camera.Id, Stretch, Token));
    }

    [Fact]
    public async Task A_file_that_recovery_did_not_find_is_in_no_answer_any_more()
    {
        Assert.NotNull(await PlaylistAsync());
        app.Services.GetRequiredService<MissingFiles>().Replace([new ArchiveSegmentId("bcdfghjkmnpq")]);
        Assert.Null(await PlaylistAsync());
    }

    [Fact]
    public async Task A_file_is_found_by_its_own_camera_only()
    {
        var id = new ArchiveSegmentId("bcdfghjkmnpq");
        Assert.NotNull(await memory.FindFileAsync(camera.Id, id, Token));
        Assert.Null(await memory.FindFileAsync(CameraId.New(), id, Token));
    }

    [Fact]
    public async Task A_stretch_that_is_not_over_is_looked_up_each_time()
    {
        var range = new RecordingRange(Start, TimeProvider.System.GetUtcNow().AddMinutes(1));
        var (_, first) = await memory.PlaylistAsync(camera.Id, range, Token);
        Assert.NotNull(first);
        Assert.NotSame(first, (await memory.PlaylistAsync(camera.Id, range, Token)).Playlist);
    }

    private static string Text(byte[]? playlist) => System.Text.Encoding.UTF8.GetString(playlist!);

    private async Task<byte[]?> PlaylistAsync()
    {
        var (isThere, playlist) = await memory.PlaylistAsync(camera.Id, Stretch, Token);
        Assert.True(isThere);
        return playlist;
    }

    private DailyCamDbContext Context() => app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContext();

    private async Task WriteAsync(Action<DailyCamDbContext> write)
    {
        await using var context = Context();
        write(context);
        await context.SaveChangesAsync(Token);
    }

    private ArchiveSegment Segment(string id, int second) => new()
    {
        Id = new ArchiveSegmentId(id),
        CameraId = camera.Id,
        Path = $"{id}.mp4",
        StartAt = Start.AddSeconds(second),
        EndAt = Start.AddSeconds(second + 10),
        SizeBytes = 1000,
        FragmentIndex = FragmentIndex.Pack([new FragmentEntry(100, 900, 0, 10_000, StartsWithKeyFrame: true)]),
        VideoCodec = "avc1.4d401f",
        ClosedBy = default,
        VerifiedAt = Start.AddMinutes(1),
    };
}
