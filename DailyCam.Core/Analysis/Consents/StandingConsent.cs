using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>Footage of the camera may be sent to the analyzer, for now.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="GivenAt">Nothing that was recorded before is sent by itself; only when somebody asks for it.</param>
/// <param name="Withdrawn">Cancelled the moment it is withdrawn: whatever is being made or sent under it stops.</param>
public sealed record StandingConsent(long Id, CameraId Camera, string Analyzer, string TextVersion, DateTimeOffset GivenAt, CancellationToken Withdrawn);
