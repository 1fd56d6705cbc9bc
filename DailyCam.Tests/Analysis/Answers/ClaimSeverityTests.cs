using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Analysis.Answers;

public sealed class ClaimSeverityTests
{
    public static readonly TheoryData<ClaimOutcome, Seen, AdultResponse, Severity?> Table = new()
    {
        { ClaimOutcome.Happened, Seen.No, AdultResponse.NobodyThere, Severity.Accident },
        { ClaimOutcome.Happened, Seen.No, AdultResponse.DidNotReact, Severity.Accident },
        { ClaimOutcome.Happened, Seen.No, AdultResponse.ReactedLate, Severity.Accident },
        { ClaimOutcome.Happened, Seen.No, AdultResponse.CannotTell, Severity.Accident },
        { ClaimOutcome.Happened, Seen.No, AdultResponse.ReactedInTime, Severity.Danger },
        { ClaimOutcome.Happened, Seen.Yes, AdultResponse.NobodyThere, Severity.Accident },
        { ClaimOutcome.NearMiss, Seen.No, AdultResponse.ReactedInTime, Severity.Danger },
        { ClaimOutcome.NearMiss, Seen.CannotTell, AdultResponse.NobodyThere, Severity.Danger },
        { ClaimOutcome.NearMiss, Seen.Yes, AdultResponse.NobodyThere, null },
        { ClaimOutcome.Approached, Seen.No, AdultResponse.NobodyThere, Severity.Caution },
        { ClaimOutcome.Approached, Seen.No, AdultResponse.ReactedLate, Severity.Caution },
        { ClaimOutcome.Approached, Seen.CannotTell, AdultResponse.CannotTell, Severity.Caution },
        { ClaimOutcome.Approached, Seen.No, AdultResponse.ReactedInTime, Severity.Advice },
        { ClaimOutcome.Approached, Seen.Yes, AdultResponse.NobodyThere, null },
        { ClaimOutcome.HomeHazard, Seen.No, AdultResponse.CannotTell, Severity.Advice },
        { ClaimOutcome.HomeHazard, Seen.Yes, AdultResponse.CannotTell, null },
        { ClaimOutcome.CannotTell, Seen.No, AdultResponse.NobodyThere, Severity.Caution },
        { ClaimOutcome.CannotTell, Seen.Yes, AdultResponse.ReactedInTime, Severity.Caution },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Severity_follows_from_what_happened_who_was_there_and_the_safety_device(ClaimOutcome outcome, Seen device, AdultResponse adult, Severity? severity) =>
        Assert.Equal(severity, ClaimSeverity.Of(NewClaim(outcome) with { SafetyDevice = device, Adult = adult }));

    [Fact]
    public void Every_outcome_has_an_answer_whatever_else_is_said()
    {
        foreach (var outcome in Enum.GetValues<ClaimOutcome>())
        {
            foreach (var device in Enum.GetValues<Seen>())
            {
                foreach (var adult in Enum.GetValues<AdultResponse>())
                {
                    _ = ClaimSeverity.Of(NewClaim(outcome) with { SafetyDevice = device, Adult = adult });
                }
            }
        }
    }

    [Theory]
    [InlineData(ClaimOutcome.Happened, Seen.No, true)]
    [InlineData(ClaimOutcome.NearMiss, Seen.No, true)]
    [InlineData(ClaimOutcome.NearMiss, Seen.Yes, false)]
    [InlineData(ClaimOutcome.Approached, Seen.No, false)]
    [InlineData(ClaimOutcome.HomeHazard, Seen.No, false)]
    [InlineData(ClaimOutcome.CannotTell, Seen.No, true)]
    public void What_nobody_can_tell_is_as_grave_as_an_accident_when_it_might_be_dropped(ClaimOutcome outcome, Seen device, bool grave) =>
        Assert.Equal(grave, ClaimSeverity.MayBeGrave(NewClaim(outcome) with { SafetyDevice = device }));

    internal static Claim NewClaim(ClaimOutcome outcome) => new()
    {
        StartSecond = 1,
        EvidenceSecond = 2,
        EndSecond = 3,
        Category = IncidentCategory.Fall,
        Outcome = outcome,
        Title = new Bilingual("소파에서 떨어짐", "Fall from the sofa"),
        Description = new Bilingual("소파에서 떨어졌어요.", "The child fell from the sofa."),
    };
}
