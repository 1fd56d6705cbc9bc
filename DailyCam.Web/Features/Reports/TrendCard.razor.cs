using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Reports;

public sealed partial class TrendCard
{
    private const int MinutesPerDay = 24 * 60;

    [Parameter]
    [EditorRequired]
    public DailyReport Report { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    [Parameter]
    public CameraId? Camera { get; set; }

    private IReadOnlyList<TrendDay> Days => Report.Trend;

    private IReadOnlyList<Plot> Plots
    {
        get
        {
            var most = Math.Max(1, Days.Max(static day => day.Incidents));
            return
            [
                new("score", Text["Trend.Score"], "bar-score", static day => day.Score is { } score ? (score - SafetyScore.Lowest + 1.0) / (SafetyScore.Highest - SafetyScore.Lowest + 1.0) : null, Score),
                new("incidents", Text["Trend.Incidents", Days.Max(static day => day.Incidents)], "bar-incidents", day => day.Incidents / (double)most, static day => day.Incidents.ToString(CultureInfo.CurrentCulture)),
                new("watched", Text["Trend.Watched"], "bar-active", static day => day.WatchedMinutes / (double)MinutesPerDay, Watched),
            ];
        }
    }

    /// <summary>The report's own day stands out.</summary>
    private string Look(Plot plot, TrendDay day) => day.Date == Report.Date ? $"{plot.Look} bar-this" : plot.Look;

    private string Score(TrendDay day) => day.Score?.ToString(CultureInfo.CurrentCulture) ?? Text["Trend.NoScore"];

    private string Watched(TrendDay day) => Words.Length(TimeSpan.FromMinutes(day.WatchedMinutes));

    private string Label(Plot plot) => string.Join(". ", Days.Where(day => plot.Tall(day) is > 0).Select(day => Title(plot, day)).Prepend(plot.Caption));

    private string Title(Plot plot, TrendDay day) => Text["Trend.DayLabel", Day(day), plot.Say(day)];

    private static string Day(TrendDay day) => day.Date.ToString("M", CultureInfo.CurrentCulture);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <param name="Tall">Share of the plot's height, 0 to 1; null for no bar.</param>
    private sealed record Plot(string Name, string Caption, string Look, Func<TrendDay, double?> Tall, Func<TrendDay, string> Say);
}
