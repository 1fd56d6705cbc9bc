using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Incidents;

/// <summary>What a parent reviews: something that happened on one camera, with its evidence at the exact second.</summary>
public sealed class Incident
{
    public IncidentId Id { get; init; } = IncidentId.New();

    public required CameraId CameraId { get; init; }

    public required DateTimeOffset StartAt { get; set; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndAt { get; set; }

    /// <summary>The moment that shows it best, on the archive's clock.</summary>
    public required DateTimeOffset EvidenceAt { get; set; }

    public required Severity Severity { get; set; }

    public required IncidentCategory Category { get; init; }

    public required IncidentSource Source { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; set; }

    /// <summary>Words of a model or a person; null when the page builds the sentence from the facts in the reader's language.</summary>
    public Bilingual? Title { get; set; }

    /// <summary>What was seen, then what to do.</summary>
    public Bilingual? Description { get; set; }

    /// <summary>Where in the home the camera looks, in the family's words.</summary>
    public string? Location { get; init; }

    /// <summary>Where in the picture it happened, in a model's words.</summary>
    public Bilingual? Place { get; set; }

    /// <summary>Whether a second look saw what a model claimed. <see cref="IncidentVerification.Rejected"/> is never stored.</summary>
    public IncidentVerification Verification { get; set; }

    /// <summary>Whether a safety device was there.</summary>
    public Seen SafetyDevice { get; set; }

    /// <summary>What an adult did about it.</summary>
    public AdultResponse Adult { get; set; }

    /// <summary>The claim that it was made from or that was merged into it; unique, so that a claim stored twice gives one incident. Null for what local vision found alone.</summary>
    public string? ClaimKey { get; set; }

    public ZoneId? ZoneId { get; init; }

    /// <summary>The zone's name when it happened; zones may be renamed or deleted later.</summary>
    public string? ZoneName { get; init; }

    /// <summary>File name below <c>data/evidence</c>; null until the picture is written.</summary>
    public string? EvidencePicture { get; set; }

    public ReviewState Review { get; set; } = ReviewState.New;

    public string? ReviewedBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    public string? ReviewNote { get; set; }
}
