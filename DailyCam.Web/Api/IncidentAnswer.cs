using System.Globalization;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;

namespace DailyCam.Web.Api;

/// <summary>An incident with its evidence: where it lies, the picture, and the playlist that plays the moment.</summary>
internal sealed record IncidentAnswer
{
    public required IncidentId Id { get; init; }

    public required CameraId Camera { get; init; }

    /// <summary>The archive segment of the evidence; null while it is still being written, or when nothing was recorded.</summary>
    public ArchiveSegmentId? Segment { get; init; }

    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndAt { get; init; }

    public required DateTimeOffset EvidenceAt { get; init; }

    public required Severity Severity { get; init; }

    public required IncidentCategory Category { get; init; }

    public required IncidentSource Source { get; init; }

    public required double Confidence { get; init; }

    /// <summary>Words of a model or a person in the caller's language; null when nobody wrote any.</summary>
    public string? Title { get; init; }

    /// <summary>What was seen, then what to do, in the caller's language.</summary>
    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>Where in the picture it happened, in a model's words in the caller's language.</summary>
    public string? Place { get; init; }

    /// <summary>Whether a second look saw what a model claimed; <c>notNeeded</c> for what local vision or a person found alone.</summary>
    public IncidentVerification Verification { get; init; }

    /// <summary>Whether a safety device was there, as a model saw it.</summary>
    public Seen SafetyDevice { get; init; }

    /// <summary>What an adult did about it, as a model saw it.</summary>
    public AdultResponse Adult { get; init; }

    public ZoneId? Zone { get; init; }

    public string? ZoneName { get; init; }

    /// <summary>Address of the evidence picture; null until it is made.</summary>
    public string? Picture { get; init; }

    /// <summary>Address of a playlist from 5 s before the evidence second.</summary>
    public required string Clip { get; init; }

    public required ReviewState Review { get; init; }

    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string? ReviewNote { get; init; }

    public static IncidentAnswer Of(IncidentView view, HttpRequest request)
    {
        var incident = view.Incident;
        return new IncidentAnswer
        {
            Id = incident.Id,
            Camera = incident.CameraId,
            Segment = view.Segment,
            StartAt = incident.StartAt,
            EndAt = incident.EndAt,
            EvidenceAt = incident.EvidenceAt,
            Severity = incident.Severity,
            Category = incident.Category,
            Source = incident.Source,
            Confidence = incident.Confidence,
            Title = incident.Title?.Read(),
            Description = incident.Description?.Read(),
            Location = incident.Location,
            Place = incident.Place?.Read(),
            Verification = incident.Verification,
            SafetyDevice = incident.SafetyDevice,
            Adult = incident.Adult,
            Zone = incident.ZoneId,
            ZoneName = incident.ZoneName,
            Picture = incident.EvidencePicture is null ? null : request.Api($"incidents/{incident.Id}/picture.jpg"),
            Clip = request.Api(ClipOf(incident)),
            Review = incident.Review,
            ReviewedBy = incident.ReviewedBy,
            ReviewedAt = incident.ReviewedAt,
            ReviewNote = incident.ReviewNote,
        };
    }

    private static string ClipOf(Incident incident)
    {
        var (from, to) = IncidentClip.Of(incident);
        return $"cameras/{incident.CameraId}/recordings/index.m3u8?from={Utc(from)}&to={Utc(to)}";
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
