using System.Text.Json;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Answers as a model writes them.</summary>
internal static class ModelWords
{
    private static readonly object Words = new { korean = "아이가 소파 옆에서 놀았어요.", english = "The child played beside the sofa." };

    public static string Segment(params object[] incidents) => SegmentOf(40, incidents);

    /// <param name="playedUntil">Second in which the one observation ends; one that ends after the segment does not count.</param>
    public static string SegmentOf(double playedUntil, params object[] incidents) => JsonSerializer.Serialize(new
    {
        observations = new[]
        {
            new { startSecond = 0, endSecond = playedUntil, text = Words, activity = "playing", adultPresent = "no", developmentArea = "motor", highlight = true },
        },
        incidents,
        summary = Words,
    });

    public static object Claim(double second, string category = "fall", string outcome = "happened", string title = "Fall from the sofa", string adult = "nobody_there") => new
    {
        startSecond = Math.Max(0, second - 1),
        endSecond = second + 2,
        evidenceSecond = second,
        description = new { korean = "소파에서 떨어졌어요. 매트를 깔아 주세요.", english = "Fell from the sofa. Put a mat there." },
        place = new { korean = "소파 옆", english = "beside the sofa" },
        safetyDevice = "no",
        adult,
        outcome,
        category,
        certainty = 0.8,
        title = new { korean = $"소파에서 떨어짐 ({title})", english = title },
    };

    /// <param name="second">Of the clip; -1 unless it was seen.</param>
    public static string Verify(string seen, double second = -1) => JsonSerializer.Serialize(new { visible = "A room with a sofa.", seen, second });
}
