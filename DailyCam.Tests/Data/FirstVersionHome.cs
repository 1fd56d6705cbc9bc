using System.Security.Cryptography;
using System.Text;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Web.Features.Account;

namespace DailyCam.Tests.Data;

/// <summary>
/// The home whose databases stand in Versions/0.1: what version 0.1 stored, and what every later version must still read. Passwords and keys are of this
/// home alone and open nothing else.
/// </summary>
internal static class FirstVersionHome
{
    public const string Admin = "first-admin";
    public const string Parent = "할머니";
    public const string Password = "four-otters-on-the-sofa";
    public const string CameraPassword = "p@ss:wörd/한글?#%^!";

    private const string TokenSecret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 3, 0, 0, 123, TimeSpan.Zero);

    public static readonly CameraId Demo = new("dddddddddd22");
    public static readonly CameraId Rtsp = new("rrrrrrrrrr22");
    public static readonly CameraId Mjpeg = new("mmmmmmmmmm22");
    public static readonly CameraId File = new("ffffffffff22");
    public static readonly ArchiveSegmentId FirstSegment = new("ssssssssss22");
    public static readonly ArchiveSegmentId SecondSegment = new("ssssssssss23");

    /// <summary>A job that waits for the far future, so that it waits in every version to come.</summary>
    public const string WaitingJob = "ssssssssss23";

    public static string Token => $"dct_tttttttttt22_{TokenSecret}";

    public static ApiToken TokenRow() => new()
    {
        Id = "tttttttttt22",
        Name = "집 자동화",
        Role = Roles.Parent,
        SecretHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TokenSecret))),
        CreatedAt = Noon,
    };

    /// <summary>One camera of each kind of source; only the demo is on, because nothing else of that home exists.</summary>
    public static IReadOnlyList<Camera> Cameras(Func<string, string> seal) =>
    [
        new() { Id = Demo, Name = "Demo", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Noon },
        new()
        {
            Id = Rtsp,
            Name = "거실 \"창가\" 🍼",
            Source = new CameraSource
            {
                Kind = SourceKind.Rtsp, Url = "rtsp://192.0.2.10:554/main", SubUrl = "rtsp://192.0.2.10:554/sub", User = "엄마", SealedPassword = seal(CameraPassword),
            },
            IsOn = false,
            Recording = false,
            Analysis = false,
            RetentionDays = 30,
            MaxGigabytes = 12.5,
            Mounting = CameraMounting.TopDown,
            Location = "거실",
            CreatedAt = Noon.AddMinutes(1),
            Zones =
            [
                new Zone { Id = new ZoneId("zzzzzzzzzz22"), CameraId = Rtsp, Name = "난로", Points = [new(0.1, 0.2), new(0.5, 0.25), new(1.0 / 3, 0.9)] },
                new Zone { Id = new ZoneId("zzzzzzzzzz23"), CameraId = Rtsp, Name = "Balcony's door", Points = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)] },
            ],
        },
        new()
        {
            Id = Mjpeg, Name = "Kitchen", Source = new CameraSource { Kind = SourceKind.Mjpeg, Url = "http://192.0.2.11/video" }, IsOn = false, Detection = false, CreatedAt = Noon.AddMinutes(2),
        },
        new()
        {
            Id = File, Name = "어제", Source = new CameraSource { Kind = SourceKind.File, UploadId = new UploadId("vvvvvvvvvv22"), Loop = false, Speed = 0.5 }, IsOn = false, CreatedAt = Noon.AddMinutes(3),
        },
    ];

    public static IReadOnlyList<FragmentEntry> Fragments { get; } = [.. Enumerable.Range(0, 120).Select(static n => new FragmentEntry(900 + (n * 50_000L), 50_000, n * 500L, 500, n % 4 == 0))];

    public static IReadOnlyList<ArchiveSegment> Segments() =>
    [
        Segment(FirstSegment, Noon, SegmentClosedBy.Rotation, "aac"),
        Segment(SecondSegment, Noon.AddMinutes(1), SegmentClosedBy.Recovery, null),
    ];

    public static IReadOnlyList<Incident> Incidents() =>
    [
        new()
        {
            Id = new IncidentId("nnnnnnnnnn22"), CameraId = Rtsp, StartAt = Noon.AddSeconds(10), EndAt = Noon.AddSeconds(14), EvidenceAt = Noon.AddSeconds(11.5), Severity = Severity.Danger,
            Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.875, Location = "거실", ZoneId = new ZoneId("zzzzzzzzzz22"), ZoneName = "난로",
            EvidencePicture = "nnnnnnnnnn22.jpg", Review = ReviewState.Confirmed, ReviewedBy = Parent, ReviewedAt = Noon.AddHours(1), ReviewNote = "난로를 옮겼어요.\n두 번째 줄",
        },
        new()
        {
            Id = new IncidentId("nnnnnnnnnn23"), CameraId = Demo, StartAt = Noon.AddSeconds(40), EvidenceAt = Noon.AddSeconds(40), Severity = Severity.Advice,
            Category = IncidentCategory.Other, Source = IncidentSource.SegmentModel, Confidence = 0.1, Title = new Bilingual("It's <b>a title</b>", "It's <b>a title</b>"), Description = new Bilingual("설명", "설명"),
        },
    ];

    public static IReadOnlyList<SegmentAnalysis> Analyses() =>
    [
        new()
        {
            SegmentId = FirstSegment, CameraId = Rtsp, StartAt = Noon, EndAt = Noon.AddMinutes(1), Analyzer = "local", PromptVersion = "1", State = AnalysisState.Analysed, IncidentCount = 1, Score = 70,
            Facts = new SegmentFacts { Seconds = 60, WatchedSeconds = 58, ActiveSeconds = 12, PersonSeconds = 9, MostPeople = 2, Activity = [0, 0.25, 1] }, Attempts = 2, QueuedAt = Noon.AddMinutes(1),
            FinishedAt = Noon.AddMinutes(2),
        },
        new()
        {
            SegmentId = SecondSegment, CameraId = Rtsp, StartAt = Noon.AddMinutes(1), EndAt = Noon.AddMinutes(2), Analyzer = "local", PromptVersion = "1", State = AnalysisState.Failed, Reason = "ProcessDied",
            Attempts = 4, QueuedAt = Noon.AddMinutes(2),
        },
    ];

    /// <summary>The rows that nothing else refers to, one of each kind at least.</summary>
    public static IReadOnlyList<object> Others() =>
    [
        new CameraSwitch { CameraId = Rtsp, At = Noon.AddMinutes(1), IsOn = true, Recording = true },
        new CameraSwitch { CameraId = Rtsp, At = Noon.AddMinutes(5), IsOn = false, Recording = false },
        new UploadedVideo
        {
            Id = new UploadId("vvvvvvvvvv22"), FileName = "어제 놀이방.mp4", Bytes = 123_456_789, Duration = TimeSpan.FromSeconds(61.5), Width = 1280, Height = 720, VideoCodec = "h264", AudioCodec = "aac", UploadedAt = Noon,
        },
        new Export { Id = new ExportId("xxxxxxxxxx22"), CameraId = Rtsp, FromAt = Noon, ToAt = Noon.AddMinutes(1), State = ExportState.Done, Progress = 1, FileName = "xxxxxxxxxx22.mp4", SizeBytes = 6_000_900, RequestedAt = Noon, FinishedAt = Noon.AddMinutes(3) },
        new Export { Id = new ExportId("xxxxxxxxxx23"), CameraId = Demo, FromAt = Noon, ToAt = Noon.AddMinutes(1), State = ExportState.Failed, Error = "RecordingGone", RequestedAt = Noon.AddMinutes(1) },
        new ActivityMinute { CameraId = Rtsp, Minute = Noon.AddMilliseconds(-123), Samples = [.. Enumerable.Range(0, 240).Select(static n => (byte)n)] },
        new JobItem { Kind = JobKind.Export, Key = "xxxxxxxxxx22", State = JobState.Done, Attempts = 1, EnqueuedAt = Noon, DueAt = Noon, StartedAt = Noon, FinishedAt = Noon.AddMinutes(3) },
        new JobItem { Kind = JobKind.Export, Key = "xxxxxxxxxx23", State = JobState.Failed, Attempts = 4, Crashes = 1, LastError = "RecordingGone", LastErrorDetail = "line 1\nline 2", EnqueuedAt = Noon, DueAt = Noon, FinishedAt = Noon.AddMinutes(4) },
        new Fault { CameraId = Rtsp, Kind = FaultKind.RtspNetwork, Reason = FaultReason.LoginRefused, Detail = "401 Unauthorized", BeganAt = Noon.AddMinutes(2), RecoveredAt = Noon.AddMinutes(3), Attempts = 5 },
        new Fault { Kind = FaultKind.DiskFull, Reason = FaultReason.StorageFull, BeganAt = Noon.AddMinutes(4), RecoveredAt = Noon.AddMinutes(5), Attempts = 1 },
        new ServiceRun { StartedAt = Noon.AddHours(-1), LastSeenAt = Noon.AddHours(1), StoppedAt = Noon.AddHours(1) },
        new ServiceRun { StartedAt = Noon.AddHours(2), LastSeenAt = Noon.AddHours(3) },
    ];

    private static ArchiveSegment Segment(ArchiveSegmentId id, DateTimeOffset startAt, SegmentClosedBy closedBy, string? audio) => new()
    {
        Id = id,
        CameraId = Rtsp,
        Path = $"{Rtsp}/2026-11-20/{startAt:HHmmss}Z-0001.mp4",
        StartAt = startAt,
        EndAt = startAt.AddMinutes(1),
        SizeBytes = Fragments[^1].EndOffset,
        FragmentIndex = FragmentIndex.Pack(Fragments),
        VideoCodec = "avc1.64001f",
        AudioCodec = audio,
        Width = 1280,
        Height = 720,
        ClosedBy = closedBy,
        VerifiedAt = startAt.AddMinutes(1),
    };
}
