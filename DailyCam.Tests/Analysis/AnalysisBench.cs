using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Spending;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace DailyCam.Tests.Analysis;

/// <summary>A camera, its rows and the analysis on a real database, with a queue that only remembers.</summary>
internal sealed class AnalysisBench : IJobQueue, IDisposable
{
    public static readonly DateTimeOffset Ten = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public TestDatabase Database { get; } = new();

    public ManualTimeProvider Clock { get; } = new(Ten.AddMinutes(11));

    public AnalysisOptions Options { get; } = new();

    public Camera Camera { get; } = new() { Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Ten.AddDays(-1) };

    public List<(string Key, TimeSpan Delay, JobUrgency Urgency)> Enqueued { get; } = [];

    public LocalAnalyzer Analyzer => new(Database, Microsoft.Extensions.Options.Options.Create(Options), Microsoft.Extensions.Options.Options.Create(new DetectionOptions()));

    public AnalysisIntake Intake => new(Database, this, Analyzer, Microsoft.Extensions.Options.Options.Create(Options), Clock);

    public ConsentStore Consents => new(Database, SpendingBench.Destinations(), Database.Layout, Clock, NullLogger<ConsentStore>.Instance);

    public ExaminationIntake Examinations => new(Database, this, Consents, Microsoft.Extensions.Options.Options.Create(new PreFilterOptions()), Clock);

    public AnalyseSegmentHandler Handler => new(Database, Analyzer, Examinations, Clock);

    public AnalysisSweep Sweep => new(Database, Intake, this, Analyzer, Microsoft.Extensions.Options.Options.Create(Options), Clock, NullLogger<AnalysisSweep>.Instance);

    public ArchiveSegment Segment(DateTimeOffset? startAt = null, double seconds = 600, long bytes = 50_000_000, bool doubtful = false) =>
        SegmentOf(Camera.Id, startAt ?? Ten, seconds, bytes, doubtful);

    public static ArchiveSegment SegmentOf(CameraId camera, DateTimeOffset start, double seconds = 600, long bytes = 50_000_000, bool doubtful = false) => new()
    {
        CameraId = camera,
        Path = $"{camera}/{start:yyyy-MM-dd}/{start:HHmmss}Z-1.mp4",
        StartAt = start,
        EndAt = start.AddSeconds(seconds),
        SizeBytes = bytes,
        FragmentIndex = [],
        VideoCodec = "avc1.64001f",
        ClosedBy = SegmentClosedBy.Rotation,
        VerifiedAt = start.AddSeconds(seconds),
        IsTimeDoubtful = doubtful,
    };

    /// <summary>A minute of which the first seconds were watched.</summary>
    public ActivityMinute Minute(DateTimeOffset at, int watched = 60, byte motion = 0, byte people = 0) => MinuteOf(Camera.Id, at, watched, motion, people);

    public static ActivityMinute MinuteOf(CameraId camera, DateTimeOffset at, int watched = 60, byte motion = 0, byte people = 0, byte loudness = 0)
    {
        var samples = new byte[ActivityMinute.Length];
        for (var second = 0; second < watched; second++)
        {
            new byte[] { motion, people, 2, 1 }.CopyTo(samples, second * ActivityMinute.BytesPerSecond);
            samples[ActivityMinute.LoudnessFrom + second] = loudness;
        }

        return new ActivityMinute { CameraId = camera, Minute = at, Samples = samples };
    }

    public Incident Incident(DateTimeOffset at, Severity severity = Severity.Caution) => new()
    {
        CameraId = Camera.Id, StartAt = at, EvidenceAt = at.AddSeconds(1), EndAt = at.AddSeconds(4), Severity = severity,
        Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8,
    };

    public async Task SaveAsync(params object[] rows)
    {
        await using var context = Database.CreateDbContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    public async Task<SegmentAnalysis?> RowAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.SegmentAnalyses.AsNoTracking().SingleOrDefaultAsync();
    }

    public Task RunAsync(ArchiveSegment segment) => Handler.ExecuteAsync(segment.Id.Value, new Progress<double>(), default);

    public Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, JobUrgency urgency, CancellationToken cancellationToken)
    {
        Enqueued.Add((key, delay, urgency));
        return Task.FromResult(true);
    }

    public Task<bool> RunAgainAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CancelAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => Database.Dispose();
}
