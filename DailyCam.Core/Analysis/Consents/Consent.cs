using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// That footage of one camera may be sent to one analyzer: by whom, when, and to which text. A row is ended and never taken away, so that it can always be said what was allowed when. At most
/// one row of a camera and an analyzer stands at a time.
/// </summary>
public sealed class Consent
{
    public const int MaxNameLength = 256;

    public long Id { get; init; }

    public required CameraId CameraId { get; init; }

    /// <summary><see cref="AnalyzerNames.Vertex"/> or <see cref="AnalyzerNames.OpenAi"/> for its recordings, <see cref="ConsentTexts.SnapshotsOf"/> one of them for single pictures.</summary>
    public required string Analyzer { get; init; }

    /// <summary>The text that was read, by <see cref="ConsentTexts"/>.</summary>
    public required string TextVersion { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The account or API token.</summary>
    public required string GivenBy { get; init; }

    /// <summary>Where it was sent when somebody agreed (<see cref="ModelDestinations"/>): it allows no other place. Null when no address was named yet.</summary>
    public string? Destination { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Null while it stands, and when it ended with the camera, with a newer text, with another destination, or because an older database took the place of the one in which it might have been withdrawn.</summary>
    public string? WithdrawnBy { get; set; }
}
