using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Archive;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Examination;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Verification;

public sealed class ClaimStoreTests : IAsyncLifetime
{
    private ExaminationBench bench = null!;
    private ArchiveSegment segment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await ExaminationBench.StartAsync();
        segment = await bench.RecordedAsync();
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_claim_becomes_an_incident_in_both_languages_and_pages_are_told()
    {
        var told = new List<Incident>();
        bench.Get<IncidentFeed>().Changed += told.Add;
        await StoreAsync(Checked(0, 100));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal(("낙상 0", "Fall 0", IncidentSource.SegmentModel, IncidentVerification.Verified), (incident.Title!.Korean, incident.Title.English, incident.Source, incident.Verification));
        Assert.Equal((segment.StartAt.AddSeconds(99), segment.StartAt.AddSeconds(100), segment.StartAt.AddSeconds(102)), (incident.StartAt, incident.EvidenceAt, incident.EndAt!.Value));
        Assert.Equal((Severity.Accident, IncidentCategory.Fall, 0.8, Seen.No, AdultResponse.NobodyThere, "거실"), (incident.Severity, incident.Category, incident.Confidence, incident.SafetyDevice, incident.Adult, incident.Location));
        Assert.Equal(incident.Id, Assert.Single(told).Id);
    }

    [Fact]
    public async Task Stored_twice_it_is_one_and_nothing_changes()
    {
        CheckedClaim[] claims = [Checked(0, 100), Checked(1, 104), Checked(2, 300, category: IncidentCategory.Burn, outcome: ClaimOutcome.Approached, severity: Severity.Caution)];
        await bench.SaveAsync(Zone(299));
        var first = await StoreAsync(claims);
        var before = System.Text.Json.JsonSerializer.Serialize(await bench.IncidentsAsync());
        var second = await StoreAsync(claims);
        Assert.Equal(first, second);
        Assert.Equal(before, System.Text.Json.JsonSerializer.Serialize(await bench.IncidentsAsync()));

        // The two falls within ten seconds are one, and the burn is what local vision saw.
        Assert.Equal(2, (await bench.IncidentsAsync()).Count);
    }

    [Fact]
    public async Task What_local_vision_found_keeps_its_identity_and_gains_the_words()
    {
        var zone = Zone(95);
        zone.EvidencePicture = $"{zone.Id}.jpg";
        await bench.SaveAsync(zone);
        var stored = await StoreAsync(Checked(0, 100, category: IncidentCategory.Burn, outcome: ClaimOutcome.Approached, severity: Severity.Danger));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal(zone.Id, incident.Id);
        Assert.Equal(zone.Id, Assert.Single(stored).Value);
        Assert.Equal((IncidentSource.Zone, IncidentCategory.DangerZoneEntry, "난로", zone.EvidenceAt), (incident.Source, incident.Category, incident.ZoneName, incident.EvidenceAt));
        Assert.Equal(("Fall 0", IncidentVerification.NotNeeded, Severity.Danger, $"{zone.Id}.jpg"), (incident.Title!.English, incident.Verification, incident.Severity, incident.EvidencePicture));
    }

    [Fact]
    public async Task Words_that_nobody_verified_say_nothing_of_what_local_vision_saw()
    {
        await bench.SaveAsync(Zone(95));
        await StoreAsync(Checked(0, 100, IncidentVerification.Unverified, IncidentCategory.Burn, ClaimOutcome.Approached, Severity.Danger));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((Severity.Caution, IncidentVerification.NotNeeded, null, null), (incident.Severity, incident.Verification, incident.Title, incident.Description));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ReviewState.FalseAlarm)]
    public async Task What_nearly_happened_is_never_hidden_behind_an_entry_into_a_zone(ReviewState? review)
    {
        var zone = Zone(95);
        zone.Review = review ?? ReviewState.New;
        await bench.SaveAsync(zone);
        await StoreAsync(
            Checked(0, 97, category: IncidentCategory.Burn, outcome: ClaimOutcome.NearMiss, severity: Severity.Danger),
            Checked(1, 98, category: IncidentCategory.DangerZoneEntry, outcome: ClaimOutcome.NearMiss, severity: Severity.Danger),
            Checked(2, 99, category: IncidentCategory.Poisoning, outcome: ClaimOutcome.CannotTell, severity: Severity.Caution));
        Assert.Equal(4, (await bench.IncidentsAsync()).Count);
    }

    [Theory]
    [InlineData(ReviewState.New, IncidentCategory.Burn)]
    [InlineData(ReviewState.New, IncidentCategory.DangerZoneEntry)]
    [InlineData(ReviewState.FalseAlarm, IncidentCategory.DangerZoneEntry)]
    public async Task A_long_stay_in_a_zone_is_only_what_is_seen_around_its_own_second(ReviewState review, IncidentCategory category)
    {
        var zone = Zone(95);
        zone.Review = review;
        zone.EndAt = zone.StartAt.AddMinutes(5);
        await bench.SaveAsync(zone);
        await StoreAsync(Checked(0, 100, category: category, outcome: ClaimOutcome.Approached, severity: Severity.Caution), Checked(1, 200, category: category, outcome: ClaimOutcome.Approached, severity: Severity.Caution));
        Assert.Equal(2, (await bench.IncidentsAsync()).Count);
    }

    [Fact]
    public async Task While_somebody_is_still_in_a_zone_who_comes_near_is_that_entry()
    {
        var zone = Zone(95);
        zone.EndAt = null;
        await bench.SaveAsync(zone);
        await StoreAsync(Checked(0, 200, category: IncidentCategory.Burn, outcome: ClaimOutcome.Approached, severity: Severity.Caution));
        Assert.Single(await bench.IncidentsAsync());
    }

    [Fact]
    public async Task A_parent_who_dismissed_one_fall_is_told_of_the_next_one()
    {
        var judged = Zone(90, IncidentCategory.Fall, IncidentSource.SegmentModel);
        judged.EndAt = judged.StartAt.AddSeconds(60);
        judged.Review = ReviewState.FalseAlarm;
        await bench.SaveAsync(judged);
        await StoreAsync(Checked(0, 95), Checked(1, 140));
        Assert.Equal(["Fall 1"], (await bench.IncidentsAsync()).Where(static incident => incident.Review == ReviewState.New).Select(static incident => incident.Title!.English));
    }

    [Fact]
    public async Task What_was_verified_speaks_with_its_own_grade_words_and_second()
    {
        await StoreAsync(Checked(0, 100, IncidentVerification.Unverified), Checked(1, 108, outcome: ClaimOutcome.NearMiss, severity: Severity.Danger));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((IncidentVerification.Verified, Severity.Danger, "Fall 1", segment.StartAt.AddSeconds(108)), (incident.Verification, incident.Severity, incident.Title!.English, incident.EvidenceAt));
        Assert.Equal((segment.StartAt.AddSeconds(99), segment.StartAt.AddSeconds(110)), (incident.StartAt, incident.EndAt!.Value));
    }

    [Fact]
    public async Task What_nobody_verified_changes_nothing_of_what_was()
    {
        await StoreAsync(Checked(0, 100, outcome: ClaimOutcome.NearMiss, severity: Severity.Danger), Checked(1, 108, IncidentVerification.Unverified));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((IncidentVerification.Verified, Severity.Danger, "Fall 0", segment.StartAt.AddSeconds(100)), (incident.Verification, incident.Severity, incident.Title!.English, incident.EvidenceAt));
    }

    [Theory]
    [InlineData(IncidentVerification.Verified)]
    [InlineData(IncidentVerification.Unverified)]
    public async Task Of_two_claims_with_the_same_standing_the_worse_one_speaks_as_a_whole(IncidentVerification verification)
    {
        await StoreAsync(Checked(0, 100, verification, outcome: ClaimOutcome.NearMiss, severity: Severity.Danger), Checked(1, 108, verification));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((verification, Severity.Accident, "Fall 1", segment.StartAt.AddSeconds(108)), (incident.Verification, incident.Severity, incident.Title!.English, incident.EvidenceAt));
    }

    [Theory]
    [InlineData(130, IncidentCategory.Burn, ClaimOutcome.Approached)]
    [InlineData(100, IncidentCategory.Fall, ClaimOutcome.Happened)]
    [InlineData(100, IncidentCategory.SleepEnvironment, ClaimOutcome.Approached)]
    public async Task What_is_another_time_or_another_thing_is_an_incident_of_its_own(double second, IncidentCategory category, ClaimOutcome outcome)
    {
        await bench.SaveAsync(Zone(95));
        await StoreAsync(Checked(0, second, category: category, outcome: outcome, severity: Severity.Caution));
        Assert.Equal(2, (await bench.IncidentsAsync()).Count);
    }

    [Theory]
    [InlineData(IncidentSource.Zone)]
    [InlineData(IncidentSource.SegmentModel)]
    public async Task A_false_alarm_that_a_parent_judged_is_never_opened_again(IncidentSource source)
    {
        var judged = new Incident
        {
            CameraId = bench.Camera.Id, StartAt = segment.StartAt.AddSeconds(98), EvidenceAt = segment.StartAt.AddSeconds(99), EndAt = segment.StartAt.AddSeconds(101), Severity = Severity.Caution,
            Category = IncidentCategory.Fall, Source = source, Confidence = 0.5, Review = ReviewState.FalseAlarm, ReviewedBy = "엄마",
        };
        await bench.SaveAsync(judged);
        var stored = await StoreAsync(Checked(0, 100));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal(judged.Id, Assert.Single(stored).Value);
        Assert.Equal((ReviewState.FalseAlarm, Severity.Caution, IncidentVerification.NotNeeded), (incident.Review, incident.Severity, incident.Verification));
        Assert.Null(incident.Title);
    }

    [Fact]
    public async Task What_a_person_graded_is_not_graded_again_but_gains_the_words()
    {
        var zone = Zone(95);
        zone.Review = ReviewState.Confirmed;
        await bench.SaveAsync(zone);
        await StoreAsync(Checked(0, 100, category: IncidentCategory.Burn, outcome: ClaimOutcome.Approached, severity: Severity.Danger));
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((Severity.Caution, "Fall 0"), (incident.Severity, incident.Title!.English));
    }

    [Fact]
    public async Task The_answer_of_another_round_is_merged_into_what_the_first_one_found()
    {
        await StoreAsync(Checked(0, 100, IncidentVerification.Unverified));
        await bench.Get<ClaimStore>().StoreAsync(segment, [Of("another.vertex.segment-1.1", 0, 103, IncidentVerification.Verified)], Token);
        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal(IncidentVerification.Verified, incident.Verification);
    }

    [Fact]
    public async Task Words_of_a_version_that_knew_one_language_only_are_read_in_both()
    {
        await StoreAsync(Checked(0, 100));
        await using (var context = bench.Database.CreateDbContext())
        {
            await context.Database.ExecuteSqlRawAsync("UPDATE Incidents SET Title = '[broken', Description = 'plain'", Token);
        }

        var incident = Assert.Single(await bench.IncidentsAsync());
        Assert.Equal((new Bilingual("[broken", "[broken"), new Bilingual("plain", "plain")), (incident.Title!, incident.Description!));
    }

    private Task<IReadOnlyDictionary<string, IncidentId>> StoreAsync(params CheckedClaim[] claims) => bench.Get<ClaimStore>().StoreAsync(segment, claims, Token);

    private CheckedClaim Checked(
        int index, double second, IncidentVerification verification = IncidentVerification.Verified, IncidentCategory category = IncidentCategory.Fall, ClaimOutcome outcome = ClaimOutcome.Happened, Severity severity = Severity.Accident) =>
        Of($"{segment.Id}.vertex.segment-1", index, second, verification, category, outcome, severity);

    private CheckedClaim Of(
        string row, int index, double second, IncidentVerification verification, IncidentCategory category = IncidentCategory.Fall, ClaimOutcome outcome = ClaimOutcome.Happened, Severity severity = Severity.Accident) =>
        CheckedClaim.Of(
            row,
            index,
            new Claim
            {
                StartSecond = second - 1, EvidenceSecond = second, EndSecond = second + 2, Category = category, Outcome = outcome, SafetyDevice = Seen.No, Adult = AdultResponse.NobodyThere, Certainty = 0.8,
                Title = new Bilingual($"낙상 {index}", $"Fall {index}"), Description = new Bilingual("떨어졌어요. 매트를 깔아 주세요.", "Fell. Put a mat there."),
            },
            severity,
            new ClaimCheck(verification, null),
            segment.StartAt);

    /// <summary>Somebody at the stove for five seconds, as local vision saw it.</summary>
    private Incident Zone(double second, IncidentCategory category = IncidentCategory.DangerZoneEntry, IncidentSource source = IncidentSource.Zone) => new()
    {
        CameraId = bench.Camera.Id, StartAt = segment.StartAt.AddSeconds(second), EvidenceAt = segment.StartAt.AddSeconds(second + 1), EndAt = segment.StartAt.AddSeconds(second + 5), Severity = Severity.Caution,
        Category = category, Source = source, Confidence = 0.9, ZoneName = "난로",
    };
}
