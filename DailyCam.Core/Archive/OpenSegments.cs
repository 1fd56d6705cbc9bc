using System.Collections.Concurrent;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>Every archive file of this process that has no row yet. What is in here is ours: recovery keeps its hands off. Safe from any thread.</summary>
internal sealed class OpenSegments
{
    private readonly ConcurrentDictionary<ArchiveSegmentId, OpenSegment> segments = new();

    public void Add(OpenSegment segment) => segments[segment.Id] = segment;

    public void Remove(ArchiveSegmentId id) => segments.TryRemove(id, out _);

    public OpenSegment? Find(ArchiveSegmentId id) => segments.GetValueOrDefault(id);

    /// <summary>A camera's, oldest first.</summary>
    public IReadOnlyList<OpenSegment> Of(CameraId camera) =>
        [.. segments.Values.Where(segment => segment.Camera == camera).OrderBy(static segment => segment.StartAt)];

    /// <summary>Whether one of a camera's holds anything of a stretch.</summary>
    public bool Holds(CameraId camera, RecordingRange range)
    {
        foreach (var (_, segment) in segments)
        {
            if (segment.Camera == camera && segment.StartAt < range.To && segment.StartAt + segment.Length > range.From)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a path below the archive folder, finished or part, belongs to one of them.</summary>
    public bool Owns(string path) => segments.Values.Any(segment => segment.Path == path || segment.PartPath == path);
}
