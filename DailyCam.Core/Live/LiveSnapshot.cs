namespace DailyCam.Core.Live;

/// <summary>A camera's newest picture as JPEG, and when it was taken (UTC).</summary>
public sealed record LiveSnapshot(byte[] Jpeg, DateTimeOffset TakenAt);
