using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>A claim that becomes an incident: graded, looked at again if it had to be, with its moments on the archive's clock.</summary>
/// <param name="Key">Of the claim: segment, analyzer, prompt version, round and place in the answer. The same answer always gives the same key.</param>
internal sealed record CheckedClaim(
    string Key, Claim Claim, Severity Severity, IncidentVerification Verification, DateTimeOffset StartAt, DateTimeOffset EvidenceAt, DateTimeOffset EndAt)
{
    /// <param name="row">The part of the key that all claims of one answer share.</param>
    /// <param name="startAt">Start of the archive segment that the seconds count from.</param>
    public static CheckedClaim Of(string row, int index, Claim claim, Severity severity, ClaimCheck check, DateTimeOffset startAt)
    {
        var evidence = check.EvidenceSecond ?? claim.EvidenceSecond;
        return new CheckedClaim(
            KeyOf(row, index), claim, severity, check.Verification,
            startAt.AddSeconds(Math.Min(claim.StartSecond, evidence)), startAt.AddSeconds(evidence), startAt.AddSeconds(Math.Max(claim.EndSecond, evidence)));
    }

    public static string KeyOf(string row, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row}#{index}");
}
