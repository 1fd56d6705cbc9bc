using DailyCam.Core.Cameras;
using DailyCam.Core.Reports.Periods;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Reports;

public sealed partial class SightingsCard
{
    /// <summary>Of each area; the reports of the days have all.</summary>
    private const int Most = 5;

    // The radar's own units; the page stretches it.
    private const double CentreX = 120;
    private const double CentreY = 98;
    private const double Radius = 66;

    private static readonly double[] Rings = [1.0 / 3, 2.0 / 3, 1];

    [Parameter]
    [EditorRequired]
    public PeriodReport Report { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    [Parameter]
    public IReadOnlyDictionary<CameraId, string> Names { get; set; } = new Dictionary<CameraId, string>();

    private PeriodDevelopment Development => Report.Development;

    private string Shape
    {
        get
        {
            var most = Math.Max(1, Development.Areas.Max(static area => area.Times));
            return Points(Development.Areas.Select((area, index) => Point(index, area.Times / (double)most)));
        }
    }

    private string Ring(double share) => Points(Development.Areas.Select((_, index) => Point(index, share)));

    /// <summary>The first axis points up, the others follow clockwise.</summary>
    private (double X, double Y) Point(int index, double share)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * index / Development.Areas.Count);
        return (CentreX + (Radius * share * sin), CentreY - (Radius * share * cos));
    }

    private string Area(AreaSightings area) => Reports[$"DevelopmentArea.{area.Area}"];

    private string Times(int times) => Text[times == 1 ? "Sightings.One" : "Sightings.Many", times];

    private string Label(AreaSightings area) => $"{Area(area)} {Times(area.Times)}";

    private static string Anchor(double x) => Math.Abs(x - CentreX) < 1 ? "middle" : x > CentreX ? "start" : "end";

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(static point => $"{PeriodWords.N(point.X)},{PeriodWords.N(point.Y)}"));
}
