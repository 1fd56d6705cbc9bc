using System.Buffers.Binary;

namespace DailyCam.Core.Archive.Mp4;

/// <summary>
/// Makes a file start at 0: takes the file's origin away from each track's decode time, 8 bytes per track. Without it a file cut 20 s into an attempt plays
/// with an empty head of 20 s and claims to be 20 s longer than it is (measured). Pure; the fragment itself is never written to.
/// </summary>
internal static class FragmentRebaser
{
    /// <summary>The fragment's moof with its decode times moved. What follows the moof stays as it is, so only these bytes are copied.</summary>
    /// <exception cref="InvalidDataException">The fragment does not begin with a whole moof that has a track.</exception>
    public static byte[] Moof(ReadOnlySpan<byte> fragment, TimeOrigin origin)
    {
        var runs = TrackRunReader.Read(fragment);
        if (runs.Count == 0 || !Box.TryRead(fragment, 0, out var box))
        {
            throw new InvalidDataException("A fragment does not begin with a moof.");
        }

        var moof = fragment[..(int)box.Size].ToArray();
        foreach (var run in runs)
        {
            var time = Math.Max(0, run.DecodeTime - origin.Ticks(run.TrackId));
            if (run.DecodeTimeIsLong)
            {
                BinaryPrimitives.WriteInt64BigEndian(moof.AsSpan(run.DecodeTimeOffset), time);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(moof.AsSpan(run.DecodeTimeOffset), (uint)time);
            }
        }

        return moof;
    }
}
