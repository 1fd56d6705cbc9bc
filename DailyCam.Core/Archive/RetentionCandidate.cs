using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>A closed archive segment as retention sees it.</summary>
internal sealed record RetentionCandidate(ArchiveSegmentId Id, CameraId Camera, string Path, DateTimeOffset StartAt, DateTimeOffset EndAt, long SizeBytes);
