using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Answers;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Filtering;

public sealed class AuditFiguresTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Camera = CameraId.New();

    private readonly TestDatabase database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public void Before_the_first_audit_nothing_is_said()
    {
        Assert.Null(new AuditFigures(0, 0).MissRate);
        Assert.Null(new AuditFigures(0, 0).Interval);
    }

    [Theory]
    [InlineData(10, 0, 0.0, 0.0, 0.2775)]
    [InlineData(100, 0, 0.0, 0.0, 0.0370)]
    [InlineData(100, 5, 0.05, 0.0215, 0.1118)]
    [InlineData(20, 10, 0.5, 0.2993, 0.7007)]
    [InlineData(4, 4, 1.0, 0.5101, 1.0)]
    public void The_share_missed_has_wilsons_interval(int audited, int missed, double rate, double low, double high)
    {
        var figures = new AuditFigures(audited, missed);
        Assert.Equal(rate, figures.MissRate!.Value, 1e-9);
        Assert.Equal(low, figures.Interval!.Value.Low, 5e-4);
        Assert.Equal(high, figures.Interval!.Value.High, 5e-4);
    }

    [Fact]
    public async Task Audits_with_an_answer_count_and_those_with_a_claim_that_was_not_rejected_were_missed()
    {
        await AddAsync(0, true, AnalysisState.Analysed, Findings(ClaimOutcome.Happened, IncidentVerification.Verified));
        await AddAsync(1, true, AnalysisState.Analysed, Findings(ClaimOutcome.Approached, IncidentVerification.Unverified));
        await AddAsync(2, true, AnalysisState.Analysed, Findings(ClaimOutcome.Happened, IncidentVerification.Rejected));
        await AddAsync(3, true, AnalysisState.Analysed, Findings(ClaimOutcome.HomeHazard, IncidentVerification.NotNeeded));
        await AddAsync(4, true, AnalysisState.Blocked, null);
        await AddAsync(5, false, AnalysisState.Analysed, Findings(ClaimOutcome.Happened, IncidentVerification.Verified));
        await AddAsync(600, true, AnalysisState.Analysed, Findings(ClaimOutcome.Happened, IncidentVerification.Verified));

        var reader = new AuditReader(database);
        Assert.Equal(new AuditFigures(4, 2), await reader.ReadAsync(Camera, Start, Start.AddHours(2), Token));
        Assert.Equal(new AuditFigures(5, 3), await reader.ReadAsync(null, Start, Start.AddDays(30), Token));
        Assert.Equal(new AuditFigures(0, 0), await reader.ReadAsync(CameraId.New(), Start, Start.AddDays(30), Token));
    }

    private static SegmentFindings Findings(ClaimOutcome outcome, IncidentVerification fate) => new()
    {
        Summary = new Bilingual("가", "a"),
        Claims = [ClaimSeverityTests.NewClaim(outcome)],
        Fates = [new ClaimFate(fate, null)],
    };

    private async Task AddAsync(int number, bool isAudit, AnalysisState state, SegmentFindings? findings)
    {
        await using var context = database.CreateDbContext();
        context.SegmentAnalyses.Add(new SegmentAnalysis
        {
            SegmentId = ArchiveSegmentId.New(),
            CameraId = Camera,
            StartAt = Start.AddMinutes(10 * number),
            EndAt = Start.AddMinutes(10 * (number + 1)),
            Analyzer = AnalyzerNames.Vertex,
            PromptVersion = "segment-1",
            State = state,
            Findings = findings,
            IsAudit = isAudit,
            QueuedAt = Start,
        });
        await context.SaveChangesAsync(Token);
    }
}
