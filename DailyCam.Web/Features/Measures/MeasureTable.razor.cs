using System.Globalization;
using DailyCam.Core.Measures;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Measures;

/// <summary>A day's figures by hour.</summary>
public sealed partial class MeasureTable
{
    private const string Untold = "–";

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<MeasureHour> Hours { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    private static string Figure(double? value, string format = "0.0") => value?.ToString(format, CultureInfo.CurrentCulture) ?? Untold;

    private static string Picture(MeasureMinute minute) => $"{minute.Width}×{minute.Height} {minute.VideoCodec}";
}
