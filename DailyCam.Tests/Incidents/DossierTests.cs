using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Detection;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>Everything that the page about an incident tells comes from rows that exist; what is not known is not told.</summary>
public sealed class DossierTests : IDisposable
{
    private static readonly Bilingual Words = new("넘어졌어요.", "Fell.");

    private readonly AnalysisBench bench = new();
    private readonly DossierReader reader;

    public DossierTests()
    {
        var incidents = new IncidentReader(bench.Database, new IncidentFeed(), bench.Database.Layout, bench.Clock);
        var timeline = new TimelineReader(bench.Database, new RecordingStatusBoard(), Options.Create(bench.Options), Options.Create(new DetectionOptions()), bench.Clock);
        reader = new DossierReader(incidents, new StatementReader(bench.Database), timeline, new DeletionReader(bench.Database), bench.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task There_is_nothing_of_an_incident_that_is_not_there() => Assert.Null(await reader.FindAsync(IncidentId.New(), new IncidentQuery(), Token));

    [Fact]
    public async Task A_recorded_incident_has_its_video_and_one_of_this_moment_is_on_its_way_to_the_disk()
    {
        var (recorded, justNow, missed) = (bench.Incident(AnalysisBench.Ten.AddMinutes(2)), bench.Incident(bench.Clock.GetUtcNow().AddSeconds(-5)), bench.Incident(AnalysisBench.Ten.AddHours(-1)));
        await bench.SaveAsync(bench.Camera, bench.Segment(), recorded, justNow, missed);
        Assert.True((await FindAsync(recorded)).Footage.IsThere);
        Assert.True((await FindAsync(justNow)).Footage.IsThere);
        var gone = (await FindAsync(missed)).Footage;
        Assert.False(gone.IsThere);
        Assert.NotNull(gone.Gap);
        Assert.Null(gone.Deletion);
    }

    [Fact]
    public async Task A_deleted_video_says_since_when_and_why_also_when_its_camera_is_gone()
    {
        var (at, deletedAt) = (AnalysisBench.Ten.AddHours(-3), AnalysisBench.Ten.AddHours(-1));
        var incident = bench.Incident(at);
        Deletion Row(TimeSpan from, RetentionReason reason) => new()
        {
            CameraId = bench.Camera.Id, Reason = reason, Limit = 7, FromAt = at + from, ToAt = at + from + TimeSpan.FromMinutes(10), BeganAt = deletedAt, DeletedAt = deletedAt,
        };
        await bench.SaveAsync(incident, Row(TimeSpan.FromMinutes(-30), RetentionReason.FreeSpace), Row(TimeSpan.FromMinutes(-5), RetentionReason.Age), Row(TimeSpan.FromMinutes(30), RetentionReason.FreeSpace));
        var footage = (await FindAsync(incident)).Footage;
        Assert.False(footage.IsThere);
        Assert.Equal((RetentionReason.Age, 7d, deletedAt), (footage.Deletion!.Reason, footage.Deletion.Limit, footage.Deletion.DeletedAt));

        await bench.SaveAsync(bench.Camera);
        Assert.Equal(GapReason.Deleted, (await FindAsync(incident)).Footage.Gap?.Reason);
    }

    [Fact]
    public async Task Similar_is_the_same_kind_at_the_same_camera_in_the_seven_days_before_and_five_at_most()
    {
        var at = AnalysisBench.Ten;
        var incident = bench.Incident(at);
        Incident[] before = [.. Enumerable.Range(1, 7).Select(day => bench.Incident(at.AddDays(-day)))];
        var other = new Incident { CameraId = bench.Camera.Id, StartAt = at.AddHours(-1), EvidenceAt = at.AddHours(-1), Severity = Severity.Caution, Category = IncidentCategory.Fall, Source = IncidentSource.SegmentModel, Confidence = 1 };
        await bench.SaveAsync([bench.Camera, incident, other, bench.Incident(at.AddHours(1)), bench.Incident(at.AddDays(-8)), .. before]);
        var dossier = await FindAsync(incident);
        Assert.Equal(before.Take(5).Select(static one => one.Id), dossier.Similar.Select(static one => one.Id));
        Assert.Equal(other.Id, dossier.Earlier?.Id);
        Assert.Equal(at.AddHours(1), dossier.Later?.StartAt);
        Assert.Equal(at.AddDays(-8), Assert.Single((await FindAsync(before[^1])).Similar).StartAt);
    }

    [Fact]
    public async Task What_models_said_is_told_with_who_when_how_sure_and_whether_a_second_look_saw_it_too()
    {
        var segment = bench.Segment();
        var incident = bench.Incident(segment.StartAt.AddMinutes(2));
        await bench.SaveAsync(
            bench.Camera, segment, incident, Row(segment, AnalyzerNames.Local, null, null),
            Row(segment, AnalyzerNames.Vertex, "gemini-x", new ClaimFate(IncidentVerification.Unverified, incident.Id.Value), new ClaimFate(IncidentVerification.Verified, incident.Id.Value)),
            Row(segment, AnalyzerNames.OpenAi, "llava", new ClaimFate(IncidentVerification.Verified, "another22222"), new ClaimFate(IncidentVerification.Rejected, null)),
            Look($"{segment.Id}.vertex.segment-1#0.verify-1", "not-this-one"), Look($"{segment.Id}.vertex.segment-1#1.verify-1", "gemini-lite"),
            Snapshot(incident, 130), Snapshot(incident, 175));
        var said = (await FindAsync(incident)).Statements;
        Assert.Equal([AnalyzerNames.OpenAi, AnalyzerNames.Vertex], said.Select(static one => one.Analyzer));
        Assert.Equal(("llava-snap", true, IncidentVerification.Unverified, segment.StartAt.AddSeconds(175)), (said[0].Model, said[0].IsOfOnePicture, said[0].Verification, said[0].SaidAt));
        Assert.Equal(("gemini-x", 0.7, IncidentVerification.Verified, "gemini-lite", segment.EndAt.AddMinutes(1)), (said[1].Model, said[1].Certainty, said[1].Verification, said[1].SecondModel, said[1].SaidAt));
    }

    [Fact]
    public async Task Of_what_only_this_computer_saw_no_model_says_anything()
    {
        var segment = bench.Segment();
        var incident = bench.Incident(segment.StartAt.AddMinutes(2));
        await bench.SaveAsync(bench.Camera, segment, incident, Row(segment, AnalyzerNames.Vertex, "gemini-x", new ClaimFate(IncidentVerification.Verified, "another22222"), new ClaimFate(IncidentVerification.Verified, null)));
        Assert.Empty((await FindAsync(incident)).Statements);
    }

    [Fact]
    public void A_clip_begins_before_its_evidence_and_ends_after_the_incident()
    {
        var incident = bench.Incident(AnalysisBench.Ten);
        Assert.Equal(new Stretch(AnalysisBench.Ten.AddSeconds(-4), AnalysisBench.Ten.AddSeconds(14)), IncidentClip.Of(incident));
        incident.EndAt = null;
        Assert.Equal(AnalysisBench.Ten.AddSeconds(11), IncidentClip.Of(incident).ToAt);
    }

    private async Task<IncidentDossier> FindAsync(Incident incident) => (await reader.FindAsync(incident.Id, new IncidentQuery(), Token))!;

    private static SegmentAnalysis Row(ArchiveSegment segment, string analyzer, string? model, params ClaimFate[]? fates) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = analyzer, PromptVersion = "segment-1", State = AnalysisState.Analysed,
        QueuedAt = segment.EndAt, FinishedAt = segment.EndAt.AddMinutes(1), Model = model,
        Findings = fates is null ? null : new SegmentFindings { Summary = Words, Claims = [Claim(0.3), Claim(0.7)], Fates = fates },
    };

    private static Claim Claim(double certainty) => new()
    {
        StartSecond = 120, EvidenceSecond = 121, EndSecond = 124, Category = IncidentCategory.Fall, Outcome = ClaimOutcome.NearMiss, Certainty = certainty, Title = Words, Description = Words,
    };

    private LedgerEntry Look(string key, string model) => new()
    {
        Analyzer = AnalyzerNames.Vertex, Model = model, Purpose = LedgerPurpose.Verification, CameraId = bench.Camera.Id, WorkKey = key, PromptVersion = "verify-1", ReservedAt = bench.Clock.GetUtcNow(),
        SentAt = bench.Clock.GetUtcNow(), EndedAt = bench.Clock.GetUtcNow(), Outcome = LedgerOutcome.Answered, ReservedMicros = 1,
    };

    private static ModelSnapshot Snapshot(Incident incident, int second) => new()
    {
        CameraId = incident.CameraId, TakenAt = AnalysisBench.Ten.AddSeconds(second), LastAt = AnalysisBench.Ten.AddSeconds(second), Analyzer = AnalyzerNames.OpenAi, Model = "llava-snap", PromptVersion = "snapshot-1",
        WorkKey = $"{second}", State = SnapshotState.Answered, Findings = new SnapshotFindings { Observation = Words, Grade = SnapshotGrade.Warning, Certainty = 0.6 }, IncidentId = incident.Id,
    };
}
