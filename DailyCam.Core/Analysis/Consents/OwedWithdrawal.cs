using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>A withdrawal that the database does not know yet.</summary>
/// <param name="Name">What was forbidden, by <see cref="ConsentTexts"/>.</param>
/// <param name="By">Null when the camera itself is gone.</param>
internal sealed record OwedWithdrawal(CameraId Camera, string Name, string? By, DateTimeOffset At);
