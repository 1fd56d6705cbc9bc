using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Archive;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Decides what becomes of each claim of an answer: graded in code, looked at again when it is Caution or worse, and made an incident unless the second look rejected it.</summary>
internal sealed class ClaimJudge(SubjectReader subjects, ClaimVerifier verifier, ClaimStore store, IOptions<VerificationOptions> options)
{
    /// <param name="row">The part of the claims' keys that they share.</param>
    /// <param name="mayWait">Whether the job may be put off when the provider has trouble.</param>
    /// <returns>The fate of each claim, in the order of the answer.</returns>
    /// <exception cref="JobDelayedException">The provider has trouble and the job may be put off.</exception>
    public async Task<IReadOnlyList<ClaimFate>> JudgeAsync(
        IModelClient client, ArchiveSegment segment, string row, IReadOnlyList<Claim> claims, bool mayWait, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return [];
        }

        var severities = claims.Select(ClaimSeverity.Of).ToList();
        var checks = await CheckAsync(client, segment, row, claims, severities, mayWait, progress, cancellationToken);
        return await StoreAsync(segment, row, claims, severities, checks, cancellationToken);
    }

    /// <summary>Has the claims of an answer shown although nobody will look at them again: as what they are, not verified. Those that are stored already stay as they are.</summary>
    public Task KeepAsync(ArchiveSegment segment, string row, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        var severities = claims.Select(ClaimSeverity.Of).ToList();
        return StoreAsync(segment, row, claims, severities, [.. severities.Select(Unchecked)], cancellationToken);
    }

    private async Task<IReadOnlyList<ClaimFate>> StoreAsync(
        ArchiveSegment segment, string row, IReadOnlyList<Claim> claims, List<Severity?> severities, ClaimCheck[] checks, CancellationToken cancellationToken)
    {
        var kept = new List<CheckedClaim>();
        for (var index = 0; index < claims.Count; index++)
        {
            if (severities[index] is { } severity && checks[index].Verification != IncidentVerification.Rejected)
            {
                kept.Add(CheckedClaim.Of(row, index, claims[index], severity, checks[index], segment.StartAt));
            }
        }

        var incidents = await store.StoreAsync(segment, kept, cancellationToken);
        return [.. checks.Select((check, index) => new ClaimFate(
            check.Verification, incidents.TryGetValue(CheckedClaim.KeyOf(row, index), out var incident) ? incident.Value : null))];
    }

    private async Task<ClaimCheck[]> CheckAsync(
        IModelClient client,
        ArchiveSegment segment,
        string row,
        IReadOnlyList<Claim> claims,
        List<Severity?> severities,
        bool mayWait,
        IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var checks = claims.Select((_, index) => Unchecked(severities[index])).ToArray();
        var doubtful = Enumerable.Range(0, claims.Count)
            .Where(index => severities[index] <= Severity.Caution)
            .OrderBy(index => severities[index])
            .ThenBy(index => claims[index].EvidenceSecond)
            .Take(options.Value.MostLooks)
            .ToList();
        if (doubtful.Count == 0 || await subjects.ReadAsync(segment, client.Analyzer, cancellationToken) is not { } subject)
        {
            return checks;
        }

        for (var done = 0; done < doubtful.Count; done++)
        {
            var index = doubtful[done];
            checks[index] = await verifier.CheckAsync(client, segment, subject, CheckedClaim.KeyOf(row, index), claims[index], mayWait, cancellationToken);
            progress.Report((done + 1) / (double)doubtful.Count);
        }

        return checks;
    }

    /// <summary>What a claim is worth that nobody looks at again.</summary>
    private static ClaimCheck Unchecked(Severity? severity) =>
        new(severity <= Severity.Caution ? IncidentVerification.Unverified : IncidentVerification.NotNeeded, null);
}
