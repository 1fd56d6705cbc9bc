using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Analysis.Verification;

public sealed class VerificationRuleTests
{
    private static readonly DateTimeOffset Ten = AnalysisBench.Ten;

    /// <summary>The table of the rule's documentation, row by row: saw it, did not, cannot tell, not made.</summary>
    [Theory]
    [InlineData(LocalSign.Person, "Verified Rejected Unverified Unverified")]
    [InlineData(LocalSign.Motion, "Verified Rejected Unverified Unverified")]
    [InlineData(LocalSign.Unwatched, "Verified Rejected Unverified Unverified")]
    [InlineData(LocalSign.Nothing, "Unverified Rejected Rejected Unverified")]
    public void Neither_check_is_enough_alone_against_the_other(LocalSign local, string row) => Assert.Equal(row, Row(IncidentCategory.Fall, isGrave: false, local));

    [Theory]
    [InlineData(LocalSign.Person, "Verified Unverified Unverified Unverified")]
    [InlineData(LocalSign.Motion, "Verified Unverified Unverified Unverified")]
    [InlineData(LocalSign.Unwatched, "Verified Unverified Unverified Unverified")]
    [InlineData(LocalSign.Nothing, "Unverified Rejected Rejected Unverified")]
    public void What_may_be_an_accident_is_dropped_only_when_both_checks_speak_against_it(LocalSign local, string row) => Assert.Equal(row, Row(IncidentCategory.Fall, isGrave: true, local));

    [Theory]
    [InlineData(IncidentCategory.SleepEnvironment)]
    [InlineData(IncidentCategory.ChokingOrSwallowing)]
    [InlineData(IncidentCategory.Entrapment)]
    [InlineData(IncidentCategory.Unattended)]
    [InlineData(IncidentCategory.Other)]
    public void That_nothing_moved_says_nothing_against_what_needs_no_movement(IncidentCategory category) =>
        Assert.Equal("Verified Rejected Unverified Unverified", Row(category, isGrave: true, LocalSign.Nothing));

    [Theory]
    [InlineData(IncidentCategory.SleepEnvironment, IncidentVerification.Verified)]
    [InlineData(IncidentCategory.ChokingOrSwallowing, IncidentVerification.Verified)]
    [InlineData(IncidentCategory.Entrapment, IncidentVerification.Verified)]
    [InlineData(IncidentCategory.Unattended, IncidentVerification.Verified)]
    [InlineData(IncidentCategory.Collision, IncidentVerification.Unverified)]
    [InlineData(IncidentCategory.FurnitureTipOver, IncidentVerification.Unverified)]
    [InlineData(IncidentCategory.DangerZoneEntry, IncidentVerification.Unverified)]
    public void What_can_happen_without_a_movement_needs_none(IncidentCategory category, IncidentVerification expected) =>
        Assert.Equal(expected, VerificationRule.Of(category, isGrave: false, LocalSign.Nothing, SecondLook.SawIt));

    [Theory]
    [InlineData(20, LocalSign.Person)]
    [InlineData(23, LocalSign.Person)]
    [InlineData(24, LocalSign.Nothing)]
    [InlineData(48, LocalSign.Motion)]
    [InlineData(54, LocalSign.Nothing)]
    [InlineData(58, LocalSign.Unwatched)]
    [InlineData(200, LocalSign.Unwatched)]
    public void The_activity_track_says_what_was_noted_around_a_second(double second, LocalSign expected)
    {
        // A minute of which second 20 had somebody and second 50 a movement of two hundredths; nothing is known after it.
        var minute = AnalysisBench.MinuteOf(new("cccccccccc22"), Ten);
        minute.Samples[(20 * ActivityMinute.BytesPerSecond) + 1] = 1;
        minute.Samples[50 * ActivityMinute.BytesPerSecond] = 5;
        Assert.Equal(expected, LocalCheck.Of(Ten.AddSeconds(second - 3), Ten.AddSeconds(second + 3), [minute], 0.002));
    }

    [Fact]
    public void A_movement_smaller_than_what_counts_is_none()
    {
        var minute = AnalysisBench.MinuteOf(new("cccccccccc22"), Ten, motion: 1);
        Assert.Equal(LocalSign.Nothing, LocalCheck.Of(Ten.AddSeconds(10), Ten.AddSeconds(22), [minute], 0.002));
        Assert.Equal(LocalSign.Unwatched, LocalCheck.Of(Ten.AddSeconds(10), Ten.AddSeconds(22), [], 0.002));
    }

    private static string Row(IncidentCategory category, bool isGrave, LocalSign local) => string.Join(' ', Looks.Select(look => VerificationRule.Of(category, isGrave, local, look)));

    private static SecondLook[] Looks { get; } = [SecondLook.SawIt, SecondLook.DidNotSeeIt, SecondLook.CannotTell, SecondLook.NotMade];
}
