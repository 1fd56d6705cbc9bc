namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Notices that a camera changed its parameters (resolution, profile) in the middle of a connection. FFmpeg copies on under the old header then: players that believe the header show a
/// frozen or torn picture, and so does every file from there on. The new parameters come with the key frame, so a header for what follows can be made without losing a picture.
/// One per life of FFmpeg; not safe for concurrent use.
/// </summary>
internal sealed class ParameterWatch(byte[] init)
{
    /// <summary>
    /// A camera that cannot make up its mind would make a file and a discontinuity of each second. Until this has passed since the last change a new one waits: the pictures carry their
    /// parameters with them, so nothing is lost, and what decodes by them (FFmpeg, Chromium) shows them all the same.
    /// </summary>
    public static readonly TimeSpan LeastDistance = TimeSpan.FromSeconds(10);

    private AvcConfiguration? current = InitRewriter.Read(init);
    private TimeSpan? changedAt;

    /// <summary>The init segment that what follows needs, when it is not the one before.</summary>
    /// <param name="fragment">The next fragment that is handed on.</param>
    /// <param name="isFirst">Whether nothing was handed on before: then a header that does not fit is only put right.</param>
    /// <param name="elapsed">Time since the start of FFmpeg.</param>
    public byte[]? Check(RawFragment fragment, bool isFirst, TimeSpan elapsed)
    {
        if (current is null || !fragment.Facts.StartsWithKeyFrame || fragment.Facts.VideoDataOffset <= 0 || fragment.Facts.VideoDataOffset >= fragment.Bytes.Length
            || ParameterSets.Before(fragment.Bytes.AsSpan(fragment.Facts.VideoDataOffset), current.LengthBytes) is not { } sets || sets.IsSameSequence(current.Sets)
            || elapsed - changedAt < LeastDistance)
        {
            return null;
        }

        try
        {
            var next = current with { Sets = sets.Completed(current.Sets) };
            var bytes = InitRewriter.With(init, next);
            (current, changedAt) = (next, isFirst ? null : elapsed);
            return bytes;
        }
        catch (InvalidDataException)
        {
            return null; // Spoilt on the way: the next key frame tells again.
        }
    }
}
