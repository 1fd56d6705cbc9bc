using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>How far back one camera's recordings will reach.</summary>
/// <param name="Days">Null when it is not known what it records in a day, or nothing is recorded.</param>
/// <param name="EndsBy">The rule that ends it first: <see cref="RetentionReason.Age"/>, <see cref="RetentionReason.CameraLimit"/> or <see cref="RetentionReason.FreeSpace"/>.</param>
/// <param name="Bytes">What they will take then, without what is kept.</param>
public sealed record CameraForecast(CameraId Id, double? Days, RetentionReason EndsBy, double Bytes);
