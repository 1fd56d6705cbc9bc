using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

/// <summary>What shows an incident that a person confirmed outlives everything but the need for room, and goes last then.</summary>
public sealed class KeptIncidentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Room = new("roomroomroom");
    private static readonly CameraId Hall = new("hallhallhall");

    /// <summary>A segment of the property test.</summary>
    private sealed record Piece(int Hours, int Size, bool InRoom, bool Kept);

    private static readonly Gen<Piece> Pieces =
        from hours in Gen.Choose(0, 400)
        from size in Gen.Choose(1, 50)
        from room in Gen.Choose(0, 1)
        from kept in Gen.Choose(0, 3)
        select new Piece(hours, size, room == 0, kept == 0);

    private static readonly Gen<(List<Piece> Pieces, int Wanted, int Limit, bool Trusts)> Situations =
        from pieces in Pieces.ListOf()
        from wanted in Gen.Choose(0, 3000)
        from limit in Gen.Choose(0, 2000)
        from trusts in Gen.Choose(0, 3)
        select (pieces, wanted, limit, trusts > 0);

    [Fact]
    public void Whatever_is_recorded_and_confirmed_the_rules_hold() =>
        Prop.ForAll(Situations.ToArbitrary(), static situation => Holds(situation.Pieces, situation.Wanted, situation.Limit, situation.Trusts)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Theory]
    [InlineData(-6, -5, false)]
    [InlineData(-5, 1, true)]
    [InlineData(0, 10, true)]
    [InlineData(30, 40, true)]
    [InlineData(31, 40, false)]
    public void The_segments_from_five_seconds_before_an_incident_to_its_end_count_and_no_others(int from, int to, bool kept)
    {
        // The incident: from 0 s to 30 s. The segment: its end is not part of it.
        var stretches = KeptStretches.Of([Incident(Room, Now, 30, ReviewState.Confirmed)]);
        Assert.Equal(kept, stretches.Meets(Room, Now.AddSeconds(from), Now.AddSeconds(to)));
        Assert.False(stretches.Meets(Hall, Now.AddSeconds(from), Now.AddSeconds(to)));
    }

    [Theory]
    [InlineData(ReviewState.New, false)]
    [InlineData(ReviewState.Confirmed, true)]
    [InlineData(ReviewState.FalseAlarm, false)]
    [InlineData(ReviewState.Resolved, false)]
    public void Only_what_is_confirmed_and_not_yet_dealt_with_is_kept(ReviewState review, bool kept) =>
        Assert.Equal(kept, KeptStretches.Of([Incident(Room, Now, 3, review)]).Meets(Room, Now.AddMinutes(-5), Now.AddMinutes(5)));

    [Fact]
    public void One_of_many_incidents_is_enough_wherever_it_lies()
    {
        var stretches = KeptStretches.Of(Enumerable.Range(0, 50).Select(static hour => Incident(Room, Now.AddHours(-hour), 20, ReviewState.Confirmed)));
        Assert.All(Enumerable.Range(0, 50), hour => Assert.True(stretches.Meets(Room, Now.AddHours(-hour), Now.AddHours(-hour).AddMinutes(10))));
        Assert.All(Enumerable.Range(0, 50), hour => Assert.False(stretches.Meets(Room, Now.AddHours(-hour).AddMinutes(10), Now.AddHours(-hour).AddMinutes(20))));
    }

    [Fact]
    public async Task The_segment_of_a_confirmed_incident_outlives_its_days_until_somebody_says_it_is_dealt_with()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });
        var clock = (ManualTimeProvider)lab.Clock;
        var began = clock.GetUtcNow();
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        new TestFragments(lab.Camera, began).Take(80).ToList().ForEach(recorder.Write);
        var rows = await lab.RowsAsync();
        Assert.True(rows.Count >= 3);
        var shows = rows[1];
        var incident = Incident(lab.Camera, shows.StartAt.AddSeconds(6), 1, ReviewState.Confirmed);
        await using (var context = lab.Database.CreateDbContext())
        {
            context.Incidents.Add(incident);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clock.Advance(TimeSpan.FromDays(8));
        var retention = RetentionLab.Of(lab);
        await retention.TryLookAsync(TestContext.Current.CancellationToken);
        Assert.Equal([shows.Path], (await lab.RowsAsync()).Select(static row => row.Path));
        Assert.True(File.Exists(Path.Combine(lab.Root, shows.Path)));

        var reader = new IncidentReader(lab.Database, new IncidentFeed(), lab.Database.Layout, clock);
        await reader.ReviewAsync(incident.Id, new IncidentReview(ReviewState.Resolved, null, null, "parent"), TestContext.Current.CancellationToken);
        await retention.TryLookAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await lab.RowsAsync());
    }

    private static void Holds(IList<Piece> pieces, int wanted, int limit, bool trusts)
    {
        var segments = pieces.Select(static piece => Segment(piece.InRoom ? Room : Hall, piece.Hours, piece.Size, piece.Kept)).ToList();
        var rules = new RetentionRules
        {
            Now = Now, Keep = TimeSpan.FromDays(7), MaxBytesOf = new Dictionary<CameraId, long> { [Room] = limit }, FreeBytes = 100, MinimumFreeBytes = wanted, TrustsClock = trusts,
            KeepsNewestOf = new HashSet<CameraId> { Room, Hall },
        };
        var chosen = RetentionPlan.Choose(segments, rules);
        var gone = chosen.Select(static choice => choice.Segment).ToHashSet();
        Assert.Equal(chosen.Count, gone.Count);

        // Never below the floor, never the kept but for room and by their own name.
        Assert.All(gone, segment => Assert.True(segment.EndAt <= segments.Where(other => other.Camera == segment.Camera).Max(static other => other.EndAt) - RetentionPlan.Floor));
        Assert.All(chosen, static choice => Assert.Equal(choice.Segment.IsKept, choice.Reason == RetentionReason.FreeSpaceKept));

        // The kept go when nothing else above the floor is left, and each kind the oldest first.
        var above = segments.Where(segment => segment.EndAt <= segments.Where(other => other.Camera == segment.Camera).Max(static other => other.EndAt) - RetentionPlan.Floor).ToList();
        if (chosen.Any(static choice => choice.Reason == RetentionReason.FreeSpaceKept))
        {
            Assert.All(above.Where(static segment => !segment.IsKept), segment => Assert.Contains(segment, gone));
        }

        foreach (var reason in new[] { RetentionReason.FreeSpace, RetentionReason.FreeSpaceKept })
        {
            var ends = chosen.Where(choice => choice.Reason == reason).Select(static choice => choice.Segment.EndAt).ToList();
            Assert.Equal(ends.Order(), ends);
        }

        // Never more than needed: without the last one taken for room, or for the limit, it would not have been enough.
        var forRoom = chosen.Where(static choice => choice.Reason is RetentionReason.FreeSpace or RetentionReason.FreeSpaceKept).ToList();
        Assert.True(forRoom.Count == 0 || 100 + chosen.Sum(static choice => choice.Segment.SizeBytes) - forRoom[^1].Segment.SizeBytes < wanted);
        var forLimit = chosen.Where(static choice => choice.Reason == RetentionReason.CameraLimit).ToList();
        var usedAfter = segments.Where(static segment => segment.Camera == Room).Sum(static segment => segment.SizeBytes)
            - chosen.Where(static choice => choice.Segment.Camera == Room && choice.Reason is RetentionReason.Age or RetentionReason.CameraLimit && choice.Segment.Camera == Room).Sum(static choice => choice.Segment.SizeBytes);
        Assert.True(forLimit.Count == 0 || usedAfter + forLimit[^1].Segment.SizeBytes > limit);

        // And enough, unless the floor stands in the way.
        Assert.True(100 + chosen.Sum(static choice => choice.Segment.SizeBytes) >= wanted || above.TrueForAll(gone.Contains));
    }

    private static Incident Incident(CameraId camera, DateTimeOffset at, int seconds, ReviewState review) => new()
    {
        CameraId = camera, StartAt = at, EndAt = at.AddSeconds(seconds), EvidenceAt = at.AddSeconds(seconds / 2.0), Severity = Severity.Danger, Category = IncidentCategory.DangerZoneEntry,
        Source = IncidentSource.Zone, Confidence = 0.9, Review = review,
    };

    private static RetentionCandidate Segment(CameraId camera, int hours, long size, bool kept)
    {
        var id = ArchiveSegmentId.New();
        return new RetentionCandidate(id, camera, id.Value, Now.AddHours(-hours).AddMinutes(-10), Now.AddHours(-hours), size) { IsKept = kept };
    }
}
