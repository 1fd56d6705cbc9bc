using DailyCam.Core.Cameras;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class CameraStoreTests : IDisposable
{
    private static readonly SourceDraft Rtsp = new() { Kind = SourceKind.Rtsp, Url = "rtsp://192.168.0.20/s", User = "admin", Password = "p@ss:word" };
    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new();
    private readonly CameraStore store;

    public CameraStoreTests() => store = new CameraStore(database, new ReversingSecretBox(), clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_camera_is_stored_with_its_password_sealed_and_told_after_the_commit()
    {
        var told = new List<CameraId>();
        store.Changed += id =>
        {
            using var context = database.CreateDbContext();
            Assert.Single(context.Cameras.Where(c => c.Id == id));
            told.Add(id);
        };

        var outcome = await store.AddAsync(Draft("거실 \"창가\" 🍼", Rtsp), Token);

        var stored = await store.FindAsync(outcome.Camera!.Id, Token);
        Assert.Equal([outcome.Camera.Id], told);
        Assert.Equal("거실 \"창가\" 🍼", stored!.Name);
        Assert.DoesNotContain("p@ss:word", stored.Source.SealedPassword, StringComparison.Ordinal);
        Assert.Equal(("admin", "p@ss:word", false), store.Login(stored.Source));
    }

    /// <summary>Its other settings may change while it is off; and what runs forgets at a restart, this does not.</summary>
    [Fact]
    public async Task Since_when_a_camera_is_off_is_remembered_by_its_switch()
    {
        var (first, second) = ((await store.AddAsync(Draft("a", Rtsp), Token)).Camera!.Id, (await store.AddAsync(Draft("b", Rtsp), Token)).Camera!.Id);
        await store.SwitchAsync(first, on: false, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.SwitchAsync(first, on: true, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        var offAt = clock.GetUtcNow();
        await store.SwitchAsync(first, on: false, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.UpdateAsync(first, Draft("a", Rtsp) with { IsOn = false, Recording = false }, Token);

        var (camera, since) = Assert.Single(await store.OffSinceAsync(Token));
        Assert.Equal((first, offAt.ToUnixTimeMilliseconds()), (camera, since.ToUnixTimeMilliseconds()));
        await store.SwitchAsync(second, on: false, Token);
        Assert.Equal(2, (await store.OffSinceAsync(Token)).Count);
    }

    [Fact]
    public async Task A_refused_camera_changes_nothing_and_tells_nobody()
    {
        store.Changed += _ => Assert.Fail("told");
        var outcome = await store.AddAsync(Draft("a\nb", Rtsp), Token);
        Assert.Null(outcome.Camera);
        Assert.Equal(CameraProblems.NameNotOneLine, outcome.Problems.Single().Code);
        Assert.Empty(await store.ListAsync(Token));
    }

    [Fact]
    public async Task Saving_without_a_password_keeps_it_and_leaves_the_source_the_same_value()
    {
        var before = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!;
        var kept = (await store.UpdateAsync(before.Id, Draft("b", Rtsp with { Password = null }), Token)).Camera!;
        var typedAgain = (await store.UpdateAsync(before.Id, Draft("b", Rtsp), Token)).Camera!;
        Assert.Equal(before.Source, kept.Source);
        Assert.Equal(before.Source, typedAgain.Source);
        var emptied = (await store.UpdateAsync(before.Id, Draft("b", Rtsp with { Password = "" }), Token)).Camera!;
        Assert.Null(emptied.Source.SealedPassword);
    }

    [Theory]
    [InlineData("rtsp://192.168.0.99/s", null)]
    [InlineData("rtsp://192.168.0.20/s", "rtsp://192.168.0.99/sub")]
    public async Task A_stored_password_is_never_sent_to_another_device(string url, string? subUrl)
    {
        var id = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!.Id;
        var outcome = await store.UpdateAsync(id, Draft("a", Rtsp with { Url = url, SubUrl = subUrl, Password = null }), Token);
        Assert.Equal([(CameraProblems.PasswordNeeded, "source.password")], outcome.Problems.Select(p => (p.Code, p.Field)));
        Assert.NotNull((await store.UpdateAsync(id, Draft("a", Rtsp with { Url = url, SubUrl = subUrl, Password = "new" }), Token)).Camera);
    }

    [Fact]
    public async Task A_password_whose_keys_are_gone_is_reported_as_lost()
    {
        var camera = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!;
        Assert.Equal(("admin", null, true), store.Login(camera.Source with { SealedPassword = "?" }));
    }

    [Fact]
    public async Task Every_turn_of_the_switch_is_remembered_and_nothing_else()
    {
        var id = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!.Id;
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.SwitchAsync(id, false, Token);
        await store.SwitchAsync(id, false, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.UpdateAsync(id, Draft("b", Rtsp) with { Recording = false }, Token);
        await store.UpdateAsync(id, Draft("c", Rtsp) with { Recording = false }, Token);
        await store.DeleteAsync(id, Token);

        await using var context = database.CreateDbContext();
        var turns = await context.CameraSwitches.OrderBy(s => s.Id).Select(s => new { s.IsOn, s.Recording }).ToListAsync(Token);
        Assert.Equal([(true, true), (false, true), (true, false), (false, false)], turns.Select(t => (t.IsOn, t.Recording)));
    }

    [Fact]
    public async Task A_file_camera_needs_an_upload_that_exists()
    {
        var source = new SourceDraft { Kind = SourceKind.File, UploadId = UploadId.New() };
        Assert.Equal(CameraProblems.UploadMissing, (await store.AddAsync(Draft("a", source), Token)).Problems.Single().Code);
    }

    [Fact]
    public async Task Zones_are_replaced_as_a_whole_and_a_known_one_keeps_its_id()
    {
        var id = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!.Id;
        ZonePoint[] square = [new(0.1, 0.1), new(0.5, 0.1), new(0.5, 0.5), new(0.1, 0.5)];
        var first = (await store.SetZonesAsync(id, [new ZoneDraft(null, "난로", square), new ZoneDraft(null, "문", square)], Token)).Camera!;
        var stove = first.Zones.Single(z => z.Name == "난로").Id;

        var problems = (await store.SetZonesAsync(id, [new ZoneDraft(stove, "난로", square[..2])], Token)).Problems;
        Assert.Equal(CameraProblems.ZoneTooFewPoints, problems.Single().Code);

        await store.SetZonesAsync(id, [new ZoneDraft(stove, "가스레인지", square[..3]), new ZoneDraft(ZoneId.New(), "계단", square)], Token);
        var zones = (await store.FindAsync(id, Token))!.Zones;
        Assert.Equal(["가스레인지", "계단"], zones.Select(z => z.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(square[..3], zones.Single(z => z.Id == stove).Points);

        Assert.True((await store.DeleteAsync(id, Token)).Camera is not null);
        await using var context = database.CreateDbContext();
        Assert.Empty(context.Zones);
    }

    [Fact]
    public async Task A_mask_stays_a_mask_for_a_program_that_knows_no_masks()
    {
        var id = (await store.AddAsync(Draft("a", Rtsp), Token)).Camera!.Id;
        ZonePoint[] square = [new(0.1, 0.1), new(0.5, 0.1), new(0.5, 0.5), new(0.1, 0.5)];
        await store.SetZonesAsync(id, [new ZoneDraft(null, "욕실", square, ZoneKind.Mask), new ZoneDraft(null, "난로", square)], Token);
        var stored = (await store.FindAsync(id, Token))!.Zones;
        Assert.Equal([ZoneKind.Mask, ZoneKind.Danger], [stored.Single(z => z.Name == "욕실").Kind, stored.Single(z => z.Name == "난로").Kind]);

        await store.SetZonesAsync(id, [.. stored.Select(z => new ZoneDraft(z.Id, z.Name, square))], Token);
        stored = (await store.FindAsync(id, Token))!.Zones;
        Assert.Equal([ZoneKind.Mask, ZoneKind.Danger], [stored.Single(z => z.Name == "욕실").Kind, stored.Single(z => z.Name == "난로").Kind]);

        await store.SetZonesAsync(id, [.. stored.Select(z => new ZoneDraft(z.Id, z.Name, square, ZoneKind.Danger))], Token);
        Assert.All((await store.FindAsync(id, Token))!.Zones, static zone => Assert.Equal(ZoneKind.Danger, zone.Kind));
    }

    [Fact]
    public async Task An_unknown_camera_is_missing_everywhere()
    {
        var id = CameraId.New();
        Assert.True((await store.UpdateAsync(id, Draft("a", Rtsp), Token)).IsMissing);
        Assert.True((await store.DeleteAsync(id, Token)).IsMissing);
        Assert.True((await store.SwitchAsync(id, true, Token)).IsMissing);
        Assert.True((await store.SetZonesAsync(id, [], Token)).IsMissing);
    }

    private static CameraDraft Draft(string name, SourceDraft source) => new() { Name = name, Source = source };
}
