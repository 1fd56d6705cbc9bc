using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Asking;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>What a grade becomes.</summary>
public sealed class SnapshotIncidentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warning_becomes_an_incident_graded_in_code_labelled_and_with_its_picture()
    {
        await using var bench = await SnapshotBench.StartAsync();
        var told = new List<Incident>();
        bench.Get<IncidentFeed>().Changed += told.Add;
        await GradeAsync(bench, "warning");

        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((Severity.Caution, IncidentCategory.Fall, IncidentSource.SnapshotModel, IncidentVerification.Unverified), (incident.Severity, incident.Category, incident.Source, incident.Verification));
        Assert.Equal((bench.Clock.GetUtcNow(), bench.Clock.GetUtcNow(), "거실", 0.7), (incident.EvidenceAt, incident.EndAt!.Value, incident.Location, incident.Confidence));
        Assert.Equal(("소파 위에 서 있어요", "Standing on the sofa"), (incident.Title!.Korean, incident.Title.English));
        Assert.Equal("The child stands on the back of the sofa. Go and take the child down now.", incident.Description!.English);
        Assert.Equal((Seen.CannotTell, AdultResponse.NobodyThere), (incident.SafetyDevice, incident.Adult));
        Assert.Equal(incident.Id, Assert.Single(told).Id);
        Assert.Equal(incident.Id, Assert.Single(await bench.RowsAsync()).IncidentId);
        Assert.True(File.Exists(Path.Combine(bench.Database.Layout.Evidence, incident.EvidencePicture!)));
    }

    [Theory]
    [InlineData("safe", "cannot_tell")]
    [InlineData("info", "cannot_tell")]
    [InlineData("cannot_tell", "cannot_tell")]
    [InlineData("warning", "yes")]
    [InlineData("danger", "yes")]
    public async Task Everything_else_is_only_noted(string grade, string device)
    {
        await using var bench = await SnapshotBench.StartAsync();
        await GradeAsync(bench, grade, device: device);
        Assert.Empty(await bench.IncidentsAsync());
        var row = Assert.Single(await bench.RowsAsync());
        Assert.Equal(SnapshotState.Answered, row.State);
        Assert.Null(row.IncidentId);
    }

    [Fact]
    public async Task What_goes_on_is_one_incident_that_may_get_worse_and_what_comes_later_is_another()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await GradeAsync(bench, "warning");
        var first = bench.Clock.GetUtcNow();
        await GradeAsync(bench, "danger");
        await GradeAsync(bench, "safe");
        await GradeAsync(bench, "warning");

        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((Severity.Danger, first, first.AddSeconds(135)), (incident.Severity, incident.StartAt, incident.EndAt!.Value));
        Assert.Equal(3, (await bench.RowsAsync()).Count(row => row.IncidentId == incident.Id));

        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        await GradeAsync(bench, "warning");
        Assert.Equal(2, (await bench.IncidentsAsync()).Count);
    }

    [Fact]
    public async Task Another_danger_meanwhile_is_another_incident()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await GradeAsync(bench, "warning");
        await GradeAsync(bench, "warning", "burn");
        await GradeAsync(bench, "warning");
        await GradeAsync(bench, "danger", "burn");
        Assert.Equal([IncidentCategory.Fall, IncidentCategory.Burn], (await bench.IncidentsAsync()).Select(static incident => incident.Category));
    }

    [Theory]
    [InlineData(ReviewState.FalseAlarm)]
    [InlineData(ReviewState.Resolved)]
    public async Task What_a_parent_has_closed_is_not_continued_and_not_changed(ReviewState review)
    {
        await using var bench = await SnapshotBench.StartAsync();
        await GradeAsync(bench, "warning");
        await using (var context = bench.Database.CreateDbContext())
        {
            await context.Incidents.ExecuteUpdateAsync(set => set.SetProperty(static i => i.Review, review), Token);
        }

        await GradeAsync(bench, "danger");
        var incidents = await bench.IncidentsAsync();
        Assert.Equal([(review, Severity.Caution), (ReviewState.New, Severity.Danger)], incidents.Select(static incident => (incident.Review, incident.Severity)));
    }

    [Fact]
    public async Task What_local_vision_sees_going_on_is_the_same_incident_and_keeps_its_identity()
    {
        await using var bench = await SnapshotBench.StartAsync();
        var zone = Zone(bench, SnapshotBench.Noon.AddSeconds(-60), endAt: null);
        await bench.SaveAsync(zone);
        await GradeAsync(bench, "warning", "burn");
        await GradeAsync(bench, "warning", "burn");

        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((zone.Id, IncidentSource.Zone, Severity.Caution), (incident.Id, incident.Source, incident.Severity));
        Assert.Null(incident.EndAt);
        Assert.All(await bench.RowsAsync(), row => Assert.Equal(zone.Id, row.IncidentId));
    }

    [Fact]
    public async Task What_ended_before_is_another_incident()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.SaveAsync(Zone(bench, SnapshotBench.Noon.AddSeconds(-60), SnapshotBench.Noon.AddSeconds(-55)));
        await GradeAsync(bench, "warning", "burn");
        Assert.Equal(2, (await bench.IncidentsAsync()).Count);
    }

    [Fact]
    public async Task The_same_picture_examined_twice_is_one_incident()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await GradeAsync(bench, "danger");
        using var frame = new VideoFrame(bench.Camera.Id, bench.Clock.GetUtcNow(), 2, 2, new byte[12]);
        var row = Assert.Single(await bench.RowsAsync());
        var again = await bench.Get<SnapshotIncidents>().StoreAsync(frame, row.WorkKey, row.Findings!, Token);
        Assert.Equal(Assert.Single(await bench.IncidentsAsync()).Id, again);
    }

    /// <summary>Somebody at the stove, as local vision saw it.</summary>
    internal static Incident Zone(SnapshotBench bench, DateTimeOffset startAt, DateTimeOffset? endAt) => new()
    {
        CameraId = bench.Camera.Id, StartAt = startAt, EvidenceAt = startAt.AddSeconds(1), EndAt = endAt, Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry,
        Source = IncidentSource.Zone, Confidence = 0.9, ZoneName = "난로",
    };

    private static Task GradeAsync(SnapshotBench bench, string grade, string category = "fall", string device = "cannot_tell")
    {
        bench.Server.Script(Step.Answer(SnapshotWords.Answer(grade, category, device)));
        return bench.NextAsync();
    }
}
