using System.Globalization;
using DailyCam.Core.Reports.Periods;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Reports;

public sealed partial class HourMapCard
{
    // The plot's own units; the page stretches it.
    private const int Cell = 14;
    private const int Left = 26;
    private const int Top = 12;

    /// <summary>A cell has room for two digits.</summary>
    private const int MostShown = 99;

    [Parameter]
    [EditorRequired]
    public PeriodReport Report { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    private int Most => Math.Max(1, Report.Hours.Max(static cell => cell.Incidents));

    private IReadOnlyList<(int Index, DayOfWeek Day, IReadOnlyList<HourCell> Cells)> Rows =>
        [.. Report.Hours.GroupBy(static cell => cell.Weekday).Select(static (day, index) => (index, day.Key, (IReadOnlyList<HourCell>)[.. day]))];

    private string Title(HourCell cell) => Text["Hours.CellTitle", CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(cell.Weekday), ReportWords.ClockTime(cell.Hour * 60), Said(cell)];

    /// <summary>The number, and with it how much was watched where that is not nearly all; never a bare zero for an hour that nobody watched.</summary>
    private string Said(HourCell cell) => cell.Watch switch
    {
        HourWatch.Ahead => Text["Hours.Ahead"],
        HourWatch.NotWatched when cell.Incidents == 0 => Text["Hours.NotWatched"],
        HourWatch.Watched => cell.Incidents.ToString(CultureInfo.CurrentCulture),
        _ => Text["Hours.Partly", cell.Incidents, PeriodWords.Watched(cell.Watched, cell.Passed, Words, Text)],
    };

    private static string Short(int incidents) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(incidents, MostShown)}{(incidents > MostShown ? "+" : string.Empty)}");

    private static string N(double value) => PeriodWords.N(value);
}
