using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Archive;

/// <summary>An archive file that has no row yet: being written, or closed a moment ago. Written by the archive's thread, read by everyone.</summary>
internal sealed class OpenSegment(ArchiveSegmentId id, MediaFragment first, string path, int headerLength)
{
    private readonly Lock gate = new();
    private readonly List<FragmentEntry> fragments = [];

    public ArchiveSegmentId Id => id;

    public CameraId Camera => first.Init.Camera;

    public DateTimeOffset StartAt => first.StartAt;

    /// <summary>Path below the archive folder it will have, or has, when finished.</summary>
    public string Path => path;

    public string PartPath => ArchivePath.PartOf(path);

    /// <summary>Bytes before the first fragment.</summary>
    public int HeaderLength => headerLength;

    public InitSegment Init => first.Init;

    /// <summary>Whether the computer's clock was not set when it began.</summary>
    public bool IsTimeDoubtful { get; init; }

    public IReadOnlyList<FragmentEntry> Fragments
    {
        get
        {
            lock (gate)
            {
                return fragments.ToArray();
            }
        }
    }

    public TimeSpan Length
    {
        get
        {
            lock (gate)
            {
                return fragments.Count == 0 ? TimeSpan.Zero : fragments[^1].End;
            }
        }
    }

    /// <summary>End of the last whole fragment: nobody may read further.</summary>
    public long WholeLength
    {
        get
        {
            lock (gate)
            {
                return fragments.Count == 0 ? headerLength : fragments[^1].EndOffset;
            }
        }
    }

    public void Add(FragmentEntry entry)
    {
        lock (gate)
        {
            fragments.Add(entry);
        }
    }

    /// <summary>Forgets the fragments from an index on.</summary>
    public void CutAt(int index)
    {
        lock (gate)
        {
            fragments.RemoveRange(index, fragments.Count - index);
        }
    }
}
