using System.Globalization;
using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What is examined once: a segment by an analyzer with a prompt. The key of its job and of its row.</summary>
internal readonly record struct ExaminationKey(ArchiveSegmentId Segment, string Analyzer, string PromptVersion)
{
    private const int Parts = 3;

    public static ExaminationKey Of(SegmentAnalysis row) => new(row.SegmentId, row.Analyzer, row.PromptVersion);

    /// <summary>Reads what <see cref="ToString"/> wrote. False for anything else.</summary>
    public static bool TryParse(string? text, out ExaminationKey key)
    {
        key = default;
        var parts = (text ?? string.Empty).Split('.', Parts);
        if (parts.Length != Parts || !ArchiveSegmentId.TryParse(parts[0], out var segment) || !AnalyzerNames.IsRemote(parts[1]) || parts[2].Length == 0)
        {
            return false;
        }

        key = new(segment, parts[1], parts[2]);
        return true;
    }

    /// <summary>What makes the paid answer of a round findable again; the first round has no number.</summary>
    public string WorkKey(int round) => round == 0 ? ToString() : string.Create(CultureInfo.InvariantCulture, $"{this}.{round}");

    public override string ToString() => $"{Segment}.{Analyzer}.{PromptVersion}";
}
