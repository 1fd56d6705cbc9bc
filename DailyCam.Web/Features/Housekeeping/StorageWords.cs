using System.Globalization;
using DailyCam.Core.Housekeeping;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Housekeeping;

/// <summary>Sizes and lengths as a person would say them.</summary>
public sealed class StorageWords(IStringLocalizer<StorageText> texts)
{
    /// <summary>The same gigabyte that the settings count in.</summary>
    private const double Gigabyte = 1024d * 1024 * 1024;
    private const double Megabyte = 1024d * 1024;

    /// <summary>From here on in gigabytes: "1,020 MB" is longer than "1.0 GB" and says no more.</summary>
    private const double Large = 1000 * Megabyte;

    public string Size(double bytes) => bytes switch
    {
        >= 100 * Gigabyte => texts["Size.Gigabytes", Number(bytes / Gigabyte, "N0")],
        >= Large => texts["Size.Gigabytes", Number(bytes / Gigabyte, "N1")],
        _ => texts["Size.Megabytes", Number(Math.Ceiling(bytes / Megabyte), "N0")],
    };

    public string Days(double days) => days switch
    {
        >= 9.95 => texts["Days.Many", Number(Math.Round(days), "N0")],
        >= 0.995 => texts[Math.Round(days, 1) is 1 ? "Days.One" : "Days.Many", Number(Math.Round(days, 1), "0.#")],
        _ => texts[Math.Round(days * 24) <= 1 ? "Days.Hour" : "Days.Hours", Number(Math.Round(days * 24), "N0")],
    };

    /// <summary>How long a camera's recordings are kept, and what ends it.</summary>
    public string Keeps(StoredCamera camera, CameraForecast forecast) =>
        camera.Name is null ? texts["Keeps.Gone"]
        : !camera.IsRecorded ? texts["Keeps.NotRecorded"]
        : forecast.Days is { } days ? texts[$"Keeps.{forecast.EndsBy}", Days(days)]
        : texts["Keeps.Unknown"];

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.CurrentCulture);
}
