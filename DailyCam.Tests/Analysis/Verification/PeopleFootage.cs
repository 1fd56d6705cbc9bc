using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Detection;
using DailyCam.Core.Detection.Motion;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Detection;
using DailyCam.Tests.Frames;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Analysis.Verification;

/// <summary>
/// Real footage of a room that six people visit one after another, with half a minute of the same room empty around each visit, recorded into an archive and looked at by the product's own local
/// vision. Seconds count from its beginning.
/// </summary>
internal static class PeopleFootage
{
    public const int Width = 768;
    public const int Height = 432;

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds of the clip in which the room is known to be empty, and how long it is made by repetition.</summary>
    private const double EmptyFrom = 0.5;

    private const double EmptyTo = 5;
    private const int EmptyRepeats = 6;
    private const double EmptySeconds = (EmptyTo - EmptyFrom) * EmptyRepeats;

    // manifest.tsv of the footage: when somebody is in the picture, read to about a second.
    private static readonly (double From, double To)[] InClip = [(6, 20), (23, 45), (51, 70), (75, 86), (93, 120), (124, 136)];

    /// <summary>When somebody is in the picture.</summary>
    public static IReadOnlyList<(double From, double To)> Visits { get; } = [.. InClip.Select(static (visit, index) =>
    {
        var from = ((index + 1) * EmptySeconds) + InClip.Take(index).Sum(static before => before.To - before.From);
        return (from, from + (visit.To - visit.From));
    })];

    /// <summary>When nobody is.</summary>
    public static IReadOnlyList<(double From, double To)> Empties { get; } =
        [(0, EmptySeconds), .. Visits.Select(static visit => (visit.To, visit.To + EmptySeconds))];

    /// <summary>One picture of the empty room, a byte of brightness for each pixel.</summary>
    public static async Task<byte[]> EmptyRoomAsync(TemporaryFolder folder)
    {
        var raw = folder.File("room.gray");
        await MediaClips.RunAsync(["-ss", "2", "-i", RepositoryFiles.Media("people_one_by_one.mp4"), "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", raw]);
        return await File.ReadAllBytesAsync(raw);
    }

    /// <summary>Puts it into the archive and gives its segment.</summary>
    public static async Task<ArchiveSegment> RecordAsync(ArchiveLab lab, TemporaryFolder folder, VisionFixture vision)
    {
        var fragments = await RealFragments.CutAsync(await MakeAsync(folder), lab.Camera, Start, width: Width, height: Height);
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(10), long.MaxValue));
        fragments.ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        await WatchAsync(lab, vision, new ClipFragments(lab.Camera, fragments));
        return (await lab.RowsAsync())[^1];
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        var clip = RepositoryFiles.Media("people_one_by_one.mp4");
        var pieces = new List<string> { Piece(EmptyFrom, EmptyTo, 0) };
        for (var visit = 0; visit < InClip.Length; visit++)
        {
            pieces.Add(Piece(InClip[visit].From, InClip[visit].To, visit + 1));
        }

        // The empty piece is needed seven times six: FFmpeg wants a copy for each use.
        var uses = (InClip.Length + 1) * EmptyRepeats;
        pieces[0] += $";[p0]split={uses}{string.Concat(Enumerable.Range(0, uses).Select(static use => $"[e{use}]"))}";
        var order = string.Concat(Enumerable.Range(0, InClip.Length + 1).Select(part =>
            string.Concat(Enumerable.Range(part * EmptyRepeats, EmptyRepeats).Select(static use => $"[e{use}]")) + (part < InClip.Length ? $"[p{part + 1}]" : string.Empty)));
        var output = folder.File("people.mp4");
        await MediaClips.RunAsync(
        [
            "-i", clip, "-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono",
            "-filter_complex", $"{string.Join(';', pieces)};{order}concat=n={uses + InClip.Length}:v=1:a=0[v]", "-map", "[v]", "-map", "1:a", "-shortest", "-c:a", "aac",
            "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-pix_fmt", "yuv420p", "-g", "20", "-sc_threshold", "0", output,
        ]);
        return output;

        static string Piece(double from, double to, int index) =>
            string.Create(CultureInfo.InvariantCulture, $"[0:v]trim={from}:{to},setpts=PTS-STARTPTS[p{index}]");
    }

    /// <summary>What local vision notes of it, second by second.</summary>
    private static async Task WatchAsync(ArchiveLab lab, VisionFixture vision, ClipFragments clip)
    {
        var options = new DetectionOptions();
        var (meter, plan) = (new MotionMeter(), new LookPlan(options));
        var minutes = new Dictionary<DateTimeOffset, ActivitySamples>();
        await vision.DecodeAsync(clip, async frame =>
        {
            var minute = ActivitySamples.MinuteOf(frame.TakenAt);
            if (!minutes.TryGetValue(minute, out var samples))
            {
                minutes[minute] = samples = new ActivitySamples(minute);
            }

            var motion = meter.Measure(frame);
            samples.AddMotion(frame.TakenAt, motion);
            if (!plan.Wants(frame.TakenAt, motion))
            {
                return;
            }

            var seen = await Eventually.Gives(() => vision.Vision.DetectAsync(frame, CancellationToken.None), TimeSpan.FromSeconds(60), "an answer");
            var people = seen.Count(found => found.IsPerson && found.Score >= options.MinimumScore);
            plan.Saw(people > 0);
            samples.AddLook(frame.TakenAt, people);
        });
        await using var context = lab.Database.CreateDbContext();
        context.AddRange(minutes.Values.Select(samples => new ActivityMinute { CameraId = lab.Camera, Minute = samples.Minute, Samples = samples.Bytes.ToArray() }));
        await context.SaveChangesAsync();
    }
}
