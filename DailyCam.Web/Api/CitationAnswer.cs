using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>Where a sentence can be checked.</summary>
/// <param name="Second">Seconds from the archive segment's start.</param>
/// <param name="Link">The page that shows it.</param>
internal sealed record CitationAnswer(CitationKind Kind, CameraId Camera, DateTimeOffset At, IncidentId? Incident, ArchiveSegmentId? Segment, double? Second, string Link)
{
    public static CitationAnswer Of(Citation citation, ReportWords words) =>
        new(citation.Kind, citation.Camera, citation.At, citation.Incident, citation.Segment, citation.Second, words.Root + ReportLinks.Of(citation, words.Zone));
}
