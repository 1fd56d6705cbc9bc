using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports.Periods;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Reports;

public sealed partial class ScoreTrendCard
{
    // The plots' own units; the page stretches them.
    private const int Wide = 320;
    private const int Left = 26;
    private const int Top = 6;
    private const int Bottom = 82;
    private const int TallestBar = 48;

    private static readonly int[] Grid = [SafetyScore.Lowest, 75, SafetyScore.Highest];

    [Parameter]
    [EditorRequired]
    public PeriodReport Report { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    [Parameter]
    public CameraId? Camera { get; set; }

    /// <summary>The zone that the address names; null when the browser's is taken.</summary>
    [Parameter]
    public string? Tz { get; set; }

    private IReadOnlyList<PeriodDay> Days => Report.Days;

    private int Most => Days.Max(static day => day.Incidents);

    private double Step => (Wide - Left) / (double)Days.Count;

    private double Bar => Step * 0.7;

    /// <summary>Days in a row that have a score; one that has none ends the line.</summary>
    private IEnumerable<string> Lines
    {
        get
        {
            var line = new List<string>();
            for (var i = 0; i <= Days.Count; i++)
            {
                if (i < Days.Count && Days[i].Score is { } score)
                {
                    line.Add($"{N(X(i))},{N(Y(score))}");
                    continue;
                }

                if (line.Count > 1)
                {
                    yield return string.Join(' ', line);
                }

                line.Clear();
            }
        }
    }

    private double X(int index) => Left + (Step * (index + 0.5));

    private static double Y(int score) => Bottom - ((score - SafetyScore.Lowest) / (double)(SafetyScore.Highest - SafetyScore.Lowest) * (Bottom - Top));

    private double Tall(PeriodDay day) => Most == 0 ? 0 : TallestBar * day.Incidents / (double)Most;

    private string Score(PeriodDay day) => day.Score?.ToString(CultureInfo.CurrentCulture) ?? Text["NoScore"];

    private string Count(PeriodDay day) => day.IsUnknown ? Text["Unknown"] : day.Incidents.ToString(CultureInfo.CurrentCulture);

    private string Title(PeriodDay day) =>
        Text["Trend.DayTitle", PeriodWords.DayAndWeekday(day.Date), Score(day), Count(day), PeriodWords.Watched(day.Watched, day.Passed, Words, Text)];

    private static string N(double value) => PeriodWords.N(value);
}
