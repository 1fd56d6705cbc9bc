using DailyCam.Core.Reports.Periods;

namespace DailyCam.Web.Api;

/// <summary>
/// How much was watched, as a table for a spreadsheet: a row for each day that has begun, of all cameras together (without a camera's name), and one for each camera. A day that nobody watched has no number of
/// incidents: nobody knows it.
/// </summary>
internal static class CoverageCsv
{
    private static readonly string[] Columns = ["date", "camera", "cameraName", "passedMinutes", "watchedMinutes", "notWatchedMinutes", "incidents", "score"];

    public static async Task WriteAsync(PeriodReport report, Stream stream, CancellationToken cancellationToken)
    {
        await using var table = new CsvTable(stream);
        await table.WriteAsync(Columns);
        foreach (var day in report.Days.Where(static day => !day.IsAhead))
        {
            await table.WriteAsync([day.Date, null, null, day.Passed, day.Watched, day.Passed - day.Watched, day.IsUnknown ? null : day.Incidents, day.Score]);
            foreach (var camera in day.Cameras)
            {
                await table.WriteAsync([day.Date, camera.Camera, camera.Name, camera.Passed, camera.Watched, camera.Passed - camera.Watched, null, null]);
            }
        }

        await table.FlushAsync(cancellationToken);
    }
}
