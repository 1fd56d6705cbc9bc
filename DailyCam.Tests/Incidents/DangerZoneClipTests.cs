using System.Diagnostics;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Detection.Motion;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Detection;
using DailyCam.Tests.Frames;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>The whole way from fragments to incidents on real footage with known truth, on the clip's own time and as fast as the machine can.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class DangerZoneClipTests(VisionFixture fixture) : IClassFixture<VisionFixture>
{
    private const double ClipSeconds = 139.4;

    // manifest.tsv of the footage: seconds in which a person is in the picture, read to about a second.
    private static readonly (double From, double To)[] Visits = [(6, 20), (23, 45), (51, 70), (75, 86), (93, 120), (124, 136)];

    // The table and the floor where people stand at it.
    private static readonly Zone Table = new() { Name = "table", Points = [new(0.44, 0.15), new(0.76, 0.15), new(0.8, 0.98), new(0.4, 0.98)] };

    private readonly DetectionOptions detection = new();
    private readonly MotionMeter meter = new();
    private readonly IncidentTracker tracker = new(new IncidentOptions());
    private readonly Dictionary<IncidentId, ZoneEntry> entries = [];
    private readonly List<double> looks = [];
    private readonly List<double> meterMilliseconds = [];
    private int frames;

    [Fact]
    public async Task Every_visit_to_the_table_is_one_incident_and_an_empty_room_is_none()
    {
        var clip = await ClipFragments.OfFileAsync(fixture.Lab.Launcher, RepositoryFiles.Media("people_one_by_one.mp4"));
        var plan = new LookPlan(detection);
        var watch = Stopwatch.StartNew();
        await fixture.DecodeAsync(clip, frame => WatchAsync(frame, plan));
        foreach (var (entry, _) in tracker.CloseAll())
        {
            entries[entry.Id] = entry;
        }

        var found = entries.Values.OrderBy(static entry => entry.StartAt).ToList();
        Report(found, watch.Elapsed);
        Assert.InRange(frames, 690, 700);
        Assert.Equal(Visits.Length, found.Count);
        foreach (var (visit, entry) in Visits.Zip(found))
        {
            // Within two seconds of the truth, and none in an empty stretch (its borders are known to a second).
            Assert.InRange(Second(entry.EvidenceAt), visit.From - 1, visit.From + 5);
            Assert.InRange(Second(entry.EvidenceAt), visit.From - 1, visit.To + 1);
            Assert.InRange(Second(entry.StartAt), visit.From - 1, visit.From + 4);
            Assert.InRange(Second(entry.EndAt!.Value), visit.From, visit.To + 1);
        }
    }

    private async Task WatchAsync(VideoFrame frame, LookPlan plan)
    {
        frames++;
        var started = Stopwatch.GetTimestamp();
        var motion = meter.Measure(frame);
        meterMilliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!plan.Wants(frame.TakenAt, motion))
        {
            return;
        }

        var seen = await Eventually.Gives(() => fixture.Vision.DetectAsync(frame, CancellationToken.None), TimeSpan.FromSeconds(60), "an answer");
        var counted = seen.Where(found => found.Score >= detection.MinimumScore).ToList();
        plan.Saw(counted.Any(static found => found.IsPerson));
        looks.Add(Second(frame.TakenAt));
        foreach (var (entry, _) in tracker.Look(frame.TakenAt, counted, [Table]))
        {
            entries[entry.Id] = entry;
        }
    }

    private void Report(List<ZoneEntry> found, TimeSpan took)
    {
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var entry in found)
        {
            output.WriteLine($"{Second(entry.StartAt),6:0.0} to {Second(entry.EndAt!.Value),6:0.0} s, evidence {Second(entry.EvidenceAt),6:0.0} s, score {entry.Confidence:0.00}, {entry.Severity}");
        }

        var met = Visits.Count(visit => found.Any(entry => Meets(entry, visit)));
        var right = found.Count(entry => Visits.Any(visit => Meets(entry, visit)));
        var errors = found.Select(entry => Math.Abs(Second(entry.StartAt) - Visits.MinBy(visit => Math.Abs(visit.From - Second(entry.StartAt))).From)).Order().ToList();
        var sorted = meterMilliseconds.Order().ToList();
        output.WriteLine($"recall {met}/{Visits.Length}, precision {right}/{found.Count}, |start error| median {errors.ElementAtOrDefault(errors.Count / 2):0.0} s, max {errors.LastOrDefault():0.0} s");
        output.WriteLine($"{frames} frames and {looks.Count} looks of {ClipSeconds} s in {took.TotalSeconds:0.0} s; motion median {sorted[sorted.Count / 2]:0.000} ms, 95 % {sorted[sorted.Count * 95 / 100]:0.000} ms a frame");
    }

    private static bool Meets(ZoneEntry entry, (double From, double To) visit) => Second(entry.EvidenceAt) >= visit.From - 2 && Second(entry.EvidenceAt) <= visit.To + 2;

    private static double Second(DateTimeOffset at) => (at - ClipFragments.Start).TotalSeconds;
}
