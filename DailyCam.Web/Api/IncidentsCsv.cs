using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;

namespace DailyCam.Web.Api;

/// <summary>Incidents as a table for a spreadsheet, the newest first, false alarms among them and marked as such. It is written page by page, so that a year of them takes no memory.</summary>
/// <param name="zone">For the date and the time that people read; the instants are UTC.</param>
internal sealed class IncidentsCsv(IncidentReader reader, IReadOnlyDictionary<CameraId, string> names, TimeZoneInfo zone)
{
    private const int PageSize = 500;

    private static readonly string[] Columns =
    [
        "id", "camera", "cameraName", "date", "time", "startAt", "endAt", "evidenceAt", "severity", "category", "zone", "location", "title", "description", "source", "verification", "confidence", "review", "reviewedAt",
    ];

    public async Task WriteAsync(IncidentQuery query, Stream stream, CancellationToken cancellationToken)
    {
        await using var table = new CsvTable(stream);
        await table.WriteAsync(Columns);
        IReadOnlyList<IncidentView> page;
        do
        {
            page = await reader.ListAsync(query with { Limit = PageSize }, cancellationToken);
            foreach (var view in page)
            {
                await table.WriteAsync(Values(view.Incident));
            }

            await table.FlushAsync(cancellationToken);
            query = query with { After = page.Count > 0 ? IncidentCursor.Of(page[^1].Incident) : null };
        }
        while (page.Count == PageSize);
    }

    private object?[] Values(Incident incident)
    {
        var local = TimeZoneInfo.ConvertTime(incident.StartAt, zone);
        return
        [
            incident.Id, incident.CameraId, names.GetValueOrDefault(incident.CameraId), DateOnly.FromDateTime(local.DateTime), local.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            incident.StartAt, incident.EndAt, incident.EvidenceAt, CsvTable.Word(incident.Severity), CsvTable.Word(incident.Category), incident.ZoneName, incident.Location,
            incident.Title?.Read(), incident.Description?.Read(), CsvTable.Word(incident.Source), CsvTable.Word(incident.Verification), incident.Confidence, CsvTable.Word(incident.Review), incident.ReviewedAt,
        ];
    }
}
