using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Housekeeping.Check;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class StorageCheckTests : IAsyncDisposable
{
    private readonly ArchiveLab lab = new(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DataLayout Layout => lab.Database.Layout;

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [Fact]
    public async Task A_disk_that_matches_its_database_has_no_findings_and_nothing_is_changed_by_looking()
    {
        var rows = await RecordAsync();
        await PlantSidesAsync(whole: true);
        var before = Everything();
        var report = await CheckAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((rows.Count, rows.Sum(static row => row.SizeBytes), false), (report.Files, report.Bytes, report.BesideRunning));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task Whatever_does_not_match_is_found_once_and_by_its_name_and_nothing_is_changed_by_looking()
    {
        var rows = await RecordAsync();
        await BreakAsync(rows);
        await PlantSidesAsync(whole: false);
        var before = Everything();
        var report = await CheckAsync();
        Assert.Equal(
            [
                CheckKind.FileMissing, CheckKind.RowMissing, CheckKind.OutsideArchive, CheckKind.WrongSize, CheckKind.Unplayable, CheckKind.Unplayable, CheckKind.LeftOpen, CheckKind.PictureWithoutIncident,
                CheckKind.PictureMissing, CheckKind.ExportWithoutRow, CheckKind.ExportMissing, CheckKind.UploadWithoutRow, CheckKind.UploadMissing, CheckKind.LeftoverTemporary, CheckKind.LeftoverTemporary,
            ],
            report.Findings.Select(static finding => finding.Kind).Order());
        Assert.Equal((1, 1), (report.Foreign, report.SetAside));
        Assert.All(report.Findings, static finding => Assert.Null(finding.Repaired));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_repair_takes_in_or_sets_aside_and_deletes_no_recording_and_the_next_check_finds_only_what_nobody_can_decide()
    {
        var rows = await RecordAsync();
        await BreakAsync(rows);
        await PlantSidesAsync(whole: false);
        var media = Directory.GetFiles(lab.Root, "*", SearchOption.AllDirectories).Where(static path => !path.Contains(WriteProbe.Prefix, StringComparison.Ordinal)).Sum(static path => new FileInfo(path).Length);
        var repaired = await CheckAsync(repairs: true);
        CheckKind[] open = [CheckKind.OutsideArchive, CheckKind.ExportMissing, CheckKind.UploadMissing];
        Assert.Equal(open, repaired.Findings.Where(static finding => finding.Repaired is null).Select(static finding => finding.Kind).Order());
        Assert.Equal(open, (await CheckAsync()).Findings.Select(static finding => finding.Kind).Order());

        Assert.Equal(media, Directory.GetFiles(lab.Root, "*", SearchOption.AllDirectories).Sum(static path => new FileInfo(path).Length));
        Assert.Equal(["clip.mp4", "nobody.jpg", "strange"], Directory.GetFiles(Path.Combine(Layout.Root, CheckRepair.AsideFolder), "*", SearchOption.AllDirectories).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        await using var context = lab.Database.CreateDbContext();
        Assert.Contains(await context.ArchiveSegments.AsNoTracking().ToListAsync(Token), row => row.Path == rows[1].Path);
        var lost = await new DeletionReader(lab.Database).ListAsync(new DeletionQuery { Reason = RetentionReason.Lost }, Token);
        Assert.Equal(2, lost.Sum(static row => row.Files));
        Assert.Null((await context.Incidents.AsNoTracking().SingleAsync(Token)).EvidencePicture);
    }

    [Fact]
    public async Task Beside_a_running_DailyCam_nothing_is_repaired_and_what_is_open_is_its_own()
    {
        var rows = await RecordAsync();
        await File.WriteAllTextAsync(Path.Combine(Layout.Temporary, "upload-x"), "half", Token);
        await File.WriteAllTextAsync(Path.Combine(lab.Root, ArchivePath.PartOf(ArchivePath.Of(lab.Camera, rows[0].StartAt.AddHours(1), 1))), "being written", Token);
        using var running = ProcessLock.TryTake(Layout);
        Assert.Contains("running", (await CheckAsync(repairs: true)).Refused, StringComparison.Ordinal);
        var report = await CheckAsync();
        Assert.Empty(report.Findings);
        Assert.True(report.BesideRunning);
    }

    [Fact]
    public async Task An_archive_disk_that_is_away_is_one_finding_and_costs_no_row()
    {
        var rows = await RecordAsync();
        Directory.Move(lab.Root, lab.Root + "-away");
        Directory.CreateDirectory(lab.Root);
        foreach (var repairs in new[] { false, true })
        {
            Assert.Equal(CheckKind.ArchiveAway, Assert.Single((await CheckAsync(repairs)).Findings).Kind);
        }

        Assert.Equal(rows.Count, (await lab.RowsAsync()).Count);
        Assert.Empty(Directory.GetFileSystemEntries(lab.Root));
    }

    [Fact]
    public async Task Without_a_database_nothing_is_compared_and_none_is_made()
    {
        using var folder = new TemporaryFolder();
        var layout = new DataLayout(Microsoft.Extensions.Options.Options.Create(new DailyCamOptions { DataPath = folder.Path }));
        var check = new StorageCheck(layout, null!, null!, null!, null!, TimeProvider.System);
        Assert.Contains("no database", (await check.RunAsync(decodes: false, repairs: false, Token)).Refused, StringComparison.Ordinal);
        Assert.False(File.Exists(layout.AppDatabase));
    }

    /// <summary>Six files of one camera.</summary>
    private async Task<IReadOnlyList<ArchiveSegment>> RecordAsync()
    {
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        new TestFragments(lab.Camera, lab.Clock.GetUtcNow()).Take(124).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        var rows = await lab.RowsAsync();
        Assert.True(rows.Count >= 6);
        return rows;
    }

    /// <summary>One of each: gone, without a row, longer than its row, torn, not a recording, open, a row outside, somebody else's, set aside before, a probe left.</summary>
    private async Task BreakAsync(IReadOnlyList<ArchiveSegment> rows)
    {
        string At(int index) => Path.Combine(lab.Root, rows[index].Path);
        File.Delete(At(0));
        await ChangeAsync(context => context.ArchiveSegments.Where(row => row.Id == rows[1].Id).ExecuteDeleteAsync(Token));
        await File.AppendAllTextAsync(At(2), "some bytes more", Token);
        await File.WriteAllBytesAsync(At(3), (await File.ReadAllBytesAsync(At(3), Token))[..^40], Token);
        await File.WriteAllTextAsync(At(4), "no recording at all", Token);
        await File.WriteAllTextAsync(Path.Combine(lab.Root, ArchivePath.PartOf(ArchivePath.Of(lab.Camera, rows[0].StartAt.AddHours(1), 1))), string.Empty, Token);
        await ChangeAsync(async context =>
        {
            context.ArchiveSegments.Add(new ArchiveSegment
            {
                CameraId = lab.Camera, Path = "../keys/key.xml", StartAt = rows[0].StartAt, EndAt = rows[0].EndAt, SizeBytes = 1, FragmentIndex = [], VideoCodec = "avc1", ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = rows[0].EndAt,
            });
            await context.SaveChangesAsync(Token);
        });
        await File.WriteAllTextAsync(Path.Combine(lab.Root, "holiday.mp4"), "somebody's", Token);
        await File.WriteAllTextAsync(At(5) + ArchivePath.UnreadableExtension, "set aside", Token);
        await File.WriteAllTextAsync(Path.Combine(lab.Root, WriteProbe.Prefix + "x"), "probe", Token);
    }

    private Task PlantSidesAsync(bool whole) => ChangeAsync(async context =>
    {
        var at = lab.Clock.GetUtcNow();
        var incident = new Incident
        {
            CameraId = lab.Camera, StartAt = at, EvidenceAt = at, Severity = Severity.Danger, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 1, EvidencePicture = "seen.jpg",
        };
        var export = new Export { CameraId = lab.Camera, FromAt = at, ToAt = at.AddSeconds(5), RequestedAt = at, State = ExportState.Done, SizeBytes = 4 };
        export.FileName = Exports.NameOf(export.Id);
        var upload = new UploadedVideo { Id = UploadId.New(), FileName = "x.mp4", Bytes = 4, Duration = TimeSpan.FromSeconds(1), Width = 1, Height = 1, VideoCodec = "h264", UploadedAt = at };
        context.AddRange(incident, export, upload);
        await context.SaveChangesAsync(Token);
        (string Path, string Text)[] files = whole
            ? [(Path.Combine(Layout.Evidence, "seen.jpg"), "jpeg"), (Path.Combine(Layout.Exports, export.FileName), "clip"), (Path.Combine(Layout.Uploads, upload.Id.Value), "film")]
            :
            [
                (Path.Combine(Layout.Evidence, "nobody.jpg"), "jpeg"), (Path.Combine(Layout.Exports, "clip.mp4"), "clip"), (Path.Combine(Layout.Exports, export.FileName), "longer"),
                (Path.Combine(Layout.Uploads, "strange"), "film"), (Path.Combine(Layout.Temporary, "upload-x"), "half"),
            ];
        foreach (var (path, text) in files)
        {
            await File.WriteAllTextAsync(path, text, Token);
        }
    });

    private async Task ChangeAsync(Func<DailyCamDbContext, Task> change)
    {
        await using var context = lab.Database.CreateDbContext();
        await change(context);
    }

    private Task<CheckReport> CheckAsync(bool repairs = false)
    {
        var check = new StorageCheck(
            Layout,
            new ArchiveCheck(lab.Database, lab.Volume, lab.Disk, lab.NewSalvage()),
            new SideFilesCheck(lab.Database, Layout),
            new DecodeTest(null!, null!),
            new CheckRepair(lab.Database, lab.NewSalvage(), lab.Volume, RetentionLab.LogOf(lab), Layout),
            new HastyTimeProvider());
        return check.RunAsync(decodes: false, repairs, Token);
    }

    /// <summary>Every file below the data folder but the database's own, with its length.</summary>
    private List<(string, long)> Everything() => [.. Directory.GetFiles(Layout.Root, "*", SearchOption.AllDirectories)
        .Where(static path => !Path.GetFileName(path).StartsWith("app.db", StringComparison.Ordinal) && Path.GetFileName(path) != "dailycam.lock")
        .Select(static path => (path, new FileInfo(path).Length)).Order()];

    /// <summary>Every wait is over at once.</summary>
    private sealed class HastyTimeProvider : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
