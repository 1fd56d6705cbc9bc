using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis;

/// <summary>
/// What models said of an incident, from their own answers: an incident may carry the words of one model and have been seen by another, and by local vision before both. Reads only.
/// </summary>
public sealed class StatementReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>A claim may lie this far from the incident it was merged into.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(1);

    /// <summary>In order of time; empty when only local vision or a person found it.</summary>
    public async Task<IReadOnlyList<ModelStatement>> ListAsync(Incident incident, CancellationToken cancellationToken)
    {
        var around = new Stretch(incident.StartAt - Reach, IncidentClip.EndOf(incident) + Reach);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ofSegments = await OfSegmentsAsync(context, incident, around, cancellationToken);
        var ofPictures = await OfPicturesAsync(context, incident, around, cancellationToken);
        return [.. ofSegments.Concat(ofPictures).OrderBy(static statement => statement.SaidAt ?? DateTimeOffset.MaxValue)];
    }

    private static async Task<List<ModelStatement>> OfSegmentsAsync(DailyCamDbContext context, Incident incident, Stretch around, CancellationToken cancellationToken)
    {
        var (camera, earliest) = (incident.CameraId, around.FromAt - TimelineReader.LongestFile);
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < around.ToAt && a.EndAt > around.FromAt && a.Model != null)
            .ToListAsync(cancellationToken);
        var said = rows.Select(row => (Row: row, Claim: ClaimOf(row, incident.Id))).Where(static one => one.Claim >= 0).ToList();
        var keys = said.ConvertAll(static one => SecondLookKey(one.Row, one.Claim));
        var looks = await context.LedgerEntries.AsNoTracking()
            .Where(e => e.Purpose == LedgerPurpose.Verification && keys.Contains(e.WorkKey) && e.Outcome == LedgerOutcome.Answered)
            .Select(static e => new { e.WorkKey, e.Model, e.EndedAt })
            .ToListAsync(cancellationToken);
        return said.ConvertAll(one =>
        {
            var look = looks.Find(answered => answered.WorkKey == SecondLookKey(one.Row, one.Claim));
            return Of(one.Row, one.Claim) with { SecondModel = look?.Model, SecondAt = look?.EndedAt };
        });
    }

    /// <summary>The newest of each analyzer: of a danger that goes on there is one each minute.</summary>
    private static async Task<IEnumerable<ModelStatement>> OfPicturesAsync(DailyCamDbContext context, Incident incident, Stretch around, CancellationToken cancellationToken)
    {
        var (camera, id) = (incident.CameraId, incident.Id);
        var rows = await context.ModelSnapshots.AsNoTracking()
            .Where(s => s.LastAt >= around.FromAt && s.LastAt <= around.ToAt && s.CameraId == camera && s.IncidentId == id)
            .OrderBy(static s => s.Id)
            .ToListAsync(cancellationToken);
        return rows.GroupBy(static row => row.Analyzer, StringComparer.Ordinal).Select(static of => of.Last()).Select(static row => new ModelStatement
        {
            Analyzer = row.Analyzer,
            Model = row.Model,
            SaidAt = row.TakenAt,
            Verification = IncidentVerification.Unverified,
            Certainty = row.Findings?.Certainty ?? 0,
            IsOfOnePicture = true,
        });
    }

    private static ModelStatement Of(SegmentAnalysis row, int claim) => new()
    {
        Analyzer = row.Analyzer,
        Model = row.Model,
        SaidAt = row.FinishedAt,
        Verification = row.Findings!.Fates[claim].Verification,
        Certainty = row.Findings.Claims[claim].Certainty,
    };

    /// <summary>The place of the claim that speaks of an incident; of several that were merged into it the one that was verified. -1 when the answer says nothing of it.</summary>
    private static int ClaimOf(SegmentAnalysis row, IncidentId incident)
    {
        if (row.Findings is not { } findings)
        {
            return -1;
        }

        var mine = Enumerable.Range(0, Math.Min(findings.Fates.Count, findings.Claims.Count)).Where(index => findings.Fates[index].Incident == incident.Value).ToList();
        var verified = mine.FindIndex(index => findings.Fates[index].Verification == IncidentVerification.Verified);
        return mine.Count == 0 ? -1 : mine[Math.Max(verified, 0)];
    }

    /// <summary>Where the ledger keeps the second look at a claim (<see cref="ClaimVerifier"/>).</summary>
    private static string SecondLookKey(SegmentAnalysis row, int claim) => $"{CheckedClaim.KeyOf(ExaminationKey.Of(row).WorkKey(row.Round), claim)}.{VerifyPrompt.Version}";
}
