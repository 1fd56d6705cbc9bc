using System.Runtime.Intrinsics;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Detection.Motion;

/// <summary>
/// How much of a camera's picture moves: the difference to a slowly learnt background, in blocks of 16 x 12 of a 320 x 180 gray picture.
/// Light that changes everywhere at once is taken out (the median shift), sensor noise is taken out twice (a threshold for each pixel, a quorum for each block).
/// Not thread-safe: one per camera.
/// </summary>
internal sealed class MotionMeter
{
    internal const int BlockWidth = 16;
    internal const int BlockHeight = 12;

    /// <summary>Background with 7 bits after the point: 255 x 128 still fits into 16 bits with a sign.</summary>
    internal const int FractionBits = 7;

    /// <summary>Each frame moves the background a sixteenth of the way: at 5 fps a thing that was put down is background after about ten seconds.</summary>
    internal const int LearningShift = 4;

    /// <summary>Difference in gray levels that counts. IR night pictures have a noise of about 8.</summary>
    internal const int Threshold = 18;

    /// <summary>Pixels of a block's 192 that must have changed. A few are noise, or a clock in the corner of the picture.</summary>
    internal const int Quorum = 16;

    /// <summary>Frames at the start that only teach the background, the first ones faster: a background made of one picture has all of that picture's noise.</summary>
    internal const int LearningFrames = 5;

    private const int BlockPixels = BlockWidth * BlockHeight;
    private const int Blocks = Pixels / BlockPixels;
    private const int Pixels = GrayPicture.Width * GrayPicture.Height;

    private readonly byte[] gray = new byte[Pixels];
    private readonly short[] background = new short[Pixels];
    private int frames;

    /// <summary>Share of the picture that changed, 0 to 1; 0 while the background is still unknown.</summary>
    public float Measure(VideoFrame frame)
    {
        GrayPicture.From(frame.Pixels, frame.Width, frame.Height, gray);
        return Measure(gray);
    }

    internal float Measure(ReadOnlySpan<byte> picture)
    {
        if (frames == 0)
        {
            Learn(picture);
        }

        var shift = LightShift(picture);
        var learning = Math.Clamp(frames, 1, LearningShift);
        var changed = 0;
        for (var top = 0; top < GrayPicture.Height; top += BlockHeight)
        {
            for (var left = 0; left < GrayPicture.Width; left += BlockWidth)
            {
                var count = Block(picture, (top * GrayPicture.Width) + left, shift, learning);
                changed += count >= Quorum ? count : 0;
            }
        }

        frames = Math.Min(frames + 1, LearningFrames + 1);
        return frames > LearningFrames ? (float)changed / Pixels : 0;
    }

    private void Learn(ReadOnlySpan<byte> picture)
    {
        for (var i = 0; i < picture.Length; i++)
        {
            background[i] = (short)(picture[i] << FractionBits);
        }
    }

    /// <summary>
    /// By how much the whole picture is brighter than the background, in the background's units: the median over the blocks, so that a figure
    /// that fills less than half of the picture does not count as light.
    /// </summary>
    private short LightShift(ReadOnlySpan<byte> picture)
    {
        Span<int> blocks = stackalloc int[Blocks];
        var next = 0;
        for (var top = 0; top < GrayPicture.Height; top += BlockHeight)
        {
            for (var left = 0; left < GrayPicture.Width; left += BlockWidth)
            {
                blocks[next++] = BlockDifference(picture, (top * GrayPicture.Width) + left);
            }
        }

        blocks.Sort();
        return (short)((blocks[Blocks / 2] << FractionBits) / BlockPixels);
    }

    /// <summary>Sum over a block of picture minus background, in whole gray levels: 24 x 255 fits into 16 bits.</summary>
    private int BlockDifference(ReadOnlySpan<byte> picture, int start)
    {
        var sum = Vector128<short>.Zero;
        for (var row = 0; row < BlockHeight; row++, start += GrayPicture.Width)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(picture.Slice(start, BlockWidth)));
            sum += low.AsInt16() - (Vector128.Create<short>(background.AsSpan(start, Vector128<short>.Count)) >> FractionBits);
            sum += high.AsInt16() - (Vector128.Create<short>(background.AsSpan(start + Vector128<short>.Count, Vector128<short>.Count)) >> FractionBits);
        }

        var (a, b) = Vector128.Widen(sum);
        return Vector128.Sum(a + b);
    }

    /// <summary>Counts the changed pixels of one block and moves its background on.</summary>
    private int Block(ReadOnlySpan<byte> picture, int start, short shift, int learning)
    {
        var shiftAll = Vector128.Create(shift);
        var counts = Vector128<short>.Zero;
        for (var row = 0; row < BlockHeight; row++, start += GrayPicture.Width)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(picture.Slice(start, BlockWidth)));
            counts += Half(low.AsInt16(), start, shiftAll, learning);
            counts += Half(high.AsInt16(), start + Vector128<short>.Count, shiftAll, learning);
        }

        // Each changed pixel added -1.
        return -Vector128.Sum(counts);
    }

    private Vector128<short> Half(Vector128<short> levels, int start, Vector128<short> shift, int learning)
    {
        var place = background.AsSpan(start, Vector128<short>.Count);
        var before = Vector128.Create<short>(place);
        var difference = (levels << FractionBits) - before;
        (before + (difference >> learning)).CopyTo(place);
        // The shift is at most 255 levels and so is the difference: halves keep their difference inside 16 bits.
        var apart = Vector128.Abs((difference >> 1) - (shift >> 1));
        return Vector128.GreaterThan(apart, Vector128.Create((short)(Threshold << (FractionBits - 1))));
    }
}
