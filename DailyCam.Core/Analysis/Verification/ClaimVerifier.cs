using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>
/// Looks at a claim again: what local vision noted around its second, and what the model says of a short clip around it without being told that it had said so before.
/// A look that was paid for is found again.
/// </summary>
internal sealed class ClaimVerifier(
    IDbContextFactory<DailyCamDbContext> contexts,
    ConsentStore consents,
    ModelDesk desk,
    IOptions<VerificationOptions> options,
    IOptions<ExaminationOptions> examination,
    IOptions<DetectionOptions> detection)
{
    /// <summary>A claim that is in hand already is not kept from the family for longer than this because a second look has to wait: then it is shown, and labelled.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <param name="key">Of the claim.</param>
    /// <param name="mayWait">Whether the job may be put off when the provider has trouble; if not, the claim stays unverified.</param>
    /// <exception cref="JobDelayedException">The provider has trouble and the job may be put off.</exception>
    /// <exception cref="IOException">The clip could not be made this time and the job may be put off.</exception>
    public async Task<ClaimCheck> CheckAsync(
        IModelClient client, ArchiveSegment segment, ExaminationSubject subject, string key, Claim claim, bool mayWait, CancellationToken cancellationToken)
    {
        var (look, second) = await LookAsync(client, segment, subject, key, claim, mayWait, cancellationToken);
        var isGrave = ClaimSeverity.MayBeGrave(claim);
        var reach = isGrave && look == SecondLook.DidNotSeeIt ? options.Value.DriftSeconds : options.Value.LocalSeconds;
        var local = await LocalAsync(segment, segment.StartAt.AddSeconds(second ?? claim.EvidenceSecond), TimeSpan.FromSeconds(reach), cancellationToken);
        return new ClaimCheck(VerificationRule.Of(claim.Category, isGrave, local, look), second);
    }

    private async Task<LocalSign> LocalAsync(ArchiveSegment segment, DateTimeOffset at, TimeSpan reach, CancellationToken cancellationToken)
    {
        var (from, to) = (at - reach, at + reach);
        var before = from.AddMinutes(-1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == segment.CameraId && a.Minute > before && a.Minute < to)
            .ToListAsync(cancellationToken);
        return LocalCheck.Of(from, to, minutes, detection.Value.MotionShare);
    }

    private async Task<(SecondLook Look, double? Second)> LookAsync(
        IModelClient client, ArchiveSegment segment, ExaminationSubject subject, string key, Claim claim, bool mayWait, CancellationToken cancellationToken)
    {
        var question = QuestionOf(segment, subject, key, claim);
        try
        {
            return await AskAsync(client, question, segment, subject, cancellationToken) switch
            {
                { Paid: { } paid } => await ReadAsync(paid, question, segment),
                { Reply: { } reply } when IsWorthWaitingFor(reply) => throw ReplyEnding.Again(reply),
                _ => (SecondLook.NotMade, null),
            };
        }
        catch (Exception exception) when (!mayWait && exception is JobDelayedException or IOException)
        {
            return (SecondLook.NotMade, null);
        }
    }

    /// <summary>Whether the look is put off. A provider that did not answer in minutes is not waited for once more.</summary>
    private static bool IsWorthWaitingFor(ModelReply reply) =>
        reply.Outcome.IsWorthAnotherTry() && reply.Outcome != ModelOutcome.TimedOut && (reply.RetryAfter is not { } wait || wait <= LongestWait);

    /// <summary>Only under consent, unless it was paid for under it before. Null when nobody may be asked.</summary>
    private async Task<DeskAnswer?> AskAsync(IModelClient client, DeskQuestion question, ArchiveSegment segment, ExaminationSubject subject, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(question, cancellationToken) is { } paid)
        {
            return paid;
        }

        if (!client.IsConfigured || await consents.FindAsync(segment.CameraId, client.Analyzer, cancellationToken) is not { } consent || !subject.MayBeSentUnder(consent))
        {
            return null;
        }

        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, consent.Withdrawn);
        try
        {
            return await desk.AskAsync(client, question, segment, stopped.Token);
        }
        catch (OperationCanceledException) when (consent.Withdrawn.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(SecondLook Look, double? Second)> ReadAsync(LedgerEntry paid, DeskQuestion question, ArchiveSegment segment)
    {
        if (VerifyAnswer.Read(paid.Answer, (question.ToAt - question.FromAt).TotalSeconds).Findings is not { } findings)
        {
            await desk.SpoilAsync(paid);
            throw new JobDelayedException(AnalysisReasons.Malformed, TimeSpan.Zero);
        }

        return findings switch
        {
            { Seen: Seen.Yes, Second: { } second } => (SecondLook.SawIt, (question.FromAt - segment.StartAt).TotalSeconds + second),
            { Seen: Seen.No } => (SecondLook.DidNotSeeIt, null),
            _ => (SecondLook.CannotTell, null),
        };
    }

    private DeskQuestion QuestionOf(ArchiveSegment segment, ExaminationSubject subject, string key, Claim claim)
    {
        var reach = TimeSpan.FromSeconds(options.Value.ClipSeconds);
        var at = segment.StartAt.AddSeconds(claim.EvidenceSecond);
        var from = at - reach > segment.StartAt ? at - reach : segment.StartAt;
        var to = at + reach < segment.EndAt ? at + reach : segment.EndAt;
        var begins = (from - segment.StartAt).TotalSeconds;
        return new DeskQuestion
        {
            Purpose = LedgerPurpose.Verification,
            WorkKey = $"{key}.{VerifyPrompt.Version}",
            FromAt = from,
            ToAt = to,
            Fps = options.Value.ClipFps,
            IsDoubtful = true,
            PrefersCheaper = true,
            MaxOutputTokens = examination.Value.MaxVerifyTokens,
            Render = _ => VerifyPrompt.Render(new VerifyFacts
            {
                Seconds = Math.Max(1, (int)Math.Round((to - from).TotalSeconds)),
                FromSecond = claim.StartSecond - begins,
                ToSecond = claim.EndSecond - begins,
                What = claim.Title.English,
                Category = claim.Category,
                Place = subject.Camera.Location,
                Mounting = subject.Camera.Mounting,
            }),
        };
    }
}
