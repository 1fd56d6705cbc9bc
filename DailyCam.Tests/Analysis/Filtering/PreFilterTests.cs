using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Archive;
using Xunit;

namespace DailyCam.Tests.Analysis.Filtering;

public sealed class PreFilterTests
{
    private static readonly ArchiveSegmentId Segment = new("bcdfghjkmnpq");
    private static readonly PreFilterOptions NoAudit = new() { AuditShare = 0 };

    /// <summary>Watched, with a person, with motion, of ten minutes; whether there was an incident; what follows.</summary>
    public static readonly TheoryData<int, int, int, bool, PreFilterVerdict, PreFilterReason> Table = new()
    {
        { 600, 0, 0, false, PreFilterVerdict.Withhold, PreFilterReason.Quiet },
        { 600, 0, 4, false, PreFilterVerdict.Withhold, PreFilterReason.Quiet },
        { 600, 0, 5, false, PreFilterVerdict.Send, PreFilterReason.Motion },
        { 600, 1, 0, false, PreFilterVerdict.Send, PreFilterReason.People },
        { 600, 0, 0, true, PreFilterVerdict.Send, PreFilterReason.Incident },
        { 540, 0, 0, false, PreFilterVerdict.Withhold, PreFilterReason.Quiet },
        { 539, 0, 0, false, PreFilterVerdict.Send, PreFilterReason.NotWatched },
        { 0, 0, 0, false, PreFilterVerdict.Send, PreFilterReason.NotWatched },
        { 0, 0, 0, true, PreFilterVerdict.Send, PreFilterReason.Incident },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_quiet_segment_is_withheld_and_everything_that_nobody_can_vouch_for_is_sent(
        int watched, int person, int active, bool hasIncident, PreFilterVerdict verdict, PreFilterReason reason) =>
        Assert.Equal(new PreFilterDecision(verdict, reason), PreFilter.Decide(Segment, Facts(watched, person, active), hasIncident, NoAudit));

    [Fact]
    public void Without_an_answer_of_local_vision_it_is_sent() =>
        Assert.Equal(new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.NotWatched), PreFilter.Decide(Segment, null, false, NoAudit));

    [Fact]
    public void Switched_off_it_sends_everything() =>
        Assert.Equal(new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.FilterOff), PreFilter.Decide(Segment, Facts(600, 0, 0), false, new PreFilterOptions { Enabled = false }));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void The_lot_falls_on_its_share_of_the_quiet_segments_and_always_on_the_same(double share)
    {
        const int Segments = 4000;
        var options = new PreFilterOptions { AuditShare = share };
        var ids = Enumerable.Range(0, Segments).Select(static _ => ArchiveSegmentId.New()).ToList();
        var decisions = ids.ConvertAll(id => PreFilter.Decide(id, Facts(600, 0, 0), false, options));
        Assert.Equal(decisions, ids.ConvertAll(id => PreFilter.Decide(id, Facts(600, 0, 0), false, options)));

        // Four standard deviations of a fair lot.
        var spread = 4 * Math.Sqrt(share * (1 - share) / Segments);
        Assert.InRange(decisions.Count(static decision => decision.Verdict == PreFilterVerdict.Audit) / (double)Segments, share - spread - 1e-9, share + spread + 1e-9);
    }

    [Fact]
    public void What_is_sent_anyway_is_no_audit() =>
        Assert.Equal(PreFilterVerdict.Send, PreFilter.Decide(Segment, Facts(600, 3, 0), false, new PreFilterOptions { AuditShare = 1 }).Verdict);

    private static SegmentFacts Facts(int watched, int person, int active) => new() { Seconds = 600, WatchedSeconds = watched, PersonSeconds = person, ActiveSeconds = active };
}
