using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Incidents;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>What can be taken back on a page, for how long, and where the keyboard's focus goes when a row does.</summary>
public sealed class RecentAnswersTests
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider clock = new();
    private readonly RecentAnswers recent;

    public RecentAnswersTests() => recent = new RecentAnswers(clock, Keep);

    [Fact]
    public void An_answer_stays_for_its_time_and_no_longer()
    {
        var incident = Incident();
        Note(incident);
        clock.Advance(Keep - TimeSpan.FromMilliseconds(1));
        Assert.Empty(recent.Expire());
        Assert.Same(incident, recent.Find(incident.Id)!.Incident);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([incident.Id], recent.Expire());
        Assert.Null(recent.Find(incident.Id));
        Assert.Empty(recent.Expire());
    }

    [Fact]
    public void A_step_of_the_wall_clock_gives_no_more_time_and_takes_none()
    {
        Note(Incident());
        clock.StepWallClock(TimeSpan.FromHours(9));
        Assert.Empty(recent.Expire());
    }

    [Fact]
    public void Only_what_was_answered_together_last_is_taken_back_together()
    {
        Incident[] together = [Incident(), Incident(), Incident()];
        Note(together);
        Assert.Equal(3, recent.Batch.Count);
        recent.Forget(together[0].Id);
        Assert.Equal(2, recent.Batch.Count);

        Note(Incident());
        Assert.Empty(recent.Batch);
        Assert.Equal(3, recent.All.Count);
    }

    [Fact]
    public void An_answer_that_somebody_replaced_is_let_go_and_ones_own_is_not()
    {
        var incident = Incident();
        Note(incident);
        (incident.Review, incident.ReviewedBy, incident.ReviewedAt) = (ReviewState.Confirmed, "mum", clock.GetUtcNow());
        Assert.False(recent.Meet(incident));
        (incident.Review, incident.ReviewedBy) = (ReviewState.FalseAlarm, "dad");
        Assert.True(recent.Meet(incident));
        Assert.False(recent.Meet(incident));
        Assert.Empty(recent.All);
    }

    [Theory]
    [InlineData("a b c d", "b", "a c d", "c")]
    [InlineData("a b c d", "b", "a d", "d")]
    [InlineData("a b c d", "d", "a b c", "c")]
    [InlineData("a b c d", "c", "a", "a")]
    [InlineData("a b", "a", "x y", "x")]
    [InlineData("a", "a", "", null)]
    public void The_focus_goes_to_the_row_below_else_above_and_to_none_of_an_empty_list(string before, string gone, string after, string? expected)
    {
        static IncidentId[] Rows(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new IncidentId(word))];
        Assert.Equal(expected, RowFocus.Next(Rows(before), new IncidentId(gone), Rows(after))?.Value);
    }

    [Theory]
    [InlineData(1, ConfidenceLevel.High)]
    [InlineData(0.8, ConfidenceLevel.High)]
    [InlineData(0.79, ConfidenceLevel.Middle)]
    [InlineData(0.5, ConfidenceLevel.Middle)]
    [InlineData(0.49, ConfidenceLevel.Low)]
    [InlineData(-1, ConfidenceLevel.Low)]
    [InlineData(double.NaN, ConfidenceLevel.Low)]
    public void A_confidence_is_told_in_steps(double confidence, ConfidenceLevel expected) => Assert.Equal(expected, ConfidenceLevels.Of(confidence));

    private void Note(params Incident[] shown) => recent.Note(
        shown, [.. shown.Select(incident => new ReviewChange(incident.Id, ReviewStanding.Of(incident), new ReviewStanding(ReviewState.Confirmed, incident.Severity, "mum", clock.GetUtcNow())))]);

    private static Incident Incident() => new()
    {
        CameraId = new CameraId("camera222222"), StartAt = default, EvidenceAt = default, Severity = Severity.Caution, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 1,
    };
}
