using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis.Filtering;

/// <summary>
/// Decides by what local vision noted whether a segment is worth a model's look: most of a day is an empty room, and each look costs money and privacy. What it does not know it sends.
/// Pure and repeatable: asked again about the same segment it decides the same, the lot for the audit included.
/// </summary>
public static class PreFilter
{
    /// <param name="facts">What local vision counted; null when it has no answer.</param>
    /// <param name="hasIncident">Whether local vision found an incident in the segment.</param>
    public static PreFilterDecision Decide(ArchiveSegmentId segment, SegmentFacts? facts, bool hasIncident, PreFilterOptions options)
    {
        if (!options.Enabled)
        {
            return new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.FilterOff);
        }

        if (hasIncident)
        {
            return new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.Incident);
        }

        if (facts is null || facts.WatchedSeconds == 0 || facts.WatchedSeconds < facts.Seconds * options.MinimumWatchedShare)
        {
            return new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.NotWatched);
        }

        if (facts.PersonSeconds >= options.MinimumPersonSeconds)
        {
            return new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.People);
        }

        return facts.ActiveSeconds >= options.MinimumActiveSeconds
            ? new PreFilterDecision(PreFilterVerdict.Send, PreFilterReason.Motion)
            : new PreFilterDecision(Lot(segment) < options.AuditShare ? PreFilterVerdict.Audit : PreFilterVerdict.Withhold, PreFilterReason.Quiet);
    }

    /// <summary>A number from 0 up to 1 that belongs to the segment: evenly spread over ids, and not to be guessed from anything in the picture.</summary>
    internal static double Lot(ArchiveSegmentId segment)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(segment.Value));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1L << 53);
    }
}
