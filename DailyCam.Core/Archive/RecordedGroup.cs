namespace DailyCam.Core.Archive;

/// <summary>A key frame and everything up to the next: the smallest stretch that can be played by itself.</summary>
internal sealed record RecordedGroup(RecordedFile File, long Offset, long Size, DateTimeOffset StartAt, DateTimeOffset EndAt)
{
    public TimeSpan Duration => EndAt - StartAt;

    /// <summary>The groups of a file. The last one of a file still being written may yet grow and is left out until the next key frame closes it, so that a listed byte range never changes.</summary>
    public static IEnumerable<RecordedGroup> Of(RecordedFile file)
    {
        var fragments = file.Fragments;
        var first = 0;
        for (var index = 1; index <= fragments.Count; index++)
        {
            var isEnd = index == fragments.Count;
            if ((isEnd && file.IsOpen) || (!isEnd && !fragments[index].StartsWithKeyFrame))
            {
                continue;
            }

            yield return new RecordedGroup(file, fragments[first].Offset, fragments[index - 1].EndOffset - fragments[first].Offset, file.StartAt + fragments[first].Start, file.StartAt + fragments[index - 1].End);
            first = index;
        }
    }
}
