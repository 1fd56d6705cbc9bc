using DailyCam.Core.Detection.Motion;

namespace DailyCam.Tests.Detection;

/// <summary>What <see cref="MotionMeter"/> computes, pixel by pixel, as the description reads.</summary>
internal sealed class PlainMotionMeter
{
    private readonly int[] background = new int[GrayPicture.Width * GrayPicture.Height];
    private int frames;

    private static int Blocks => GrayPicture.Width * GrayPicture.Height / (MotionMeter.BlockWidth * MotionMeter.BlockHeight);

    public float Measure(byte[] picture)
    {
        if (frames == 0)
        {
            Array.Copy(Array.ConvertAll(picture, static level => level << MotionMeter.FractionBits), background, picture.Length);
        }

        var shift = LightShift(picture);
        var learning = Math.Clamp(frames, 1, MotionMeter.LearningShift);
        var counts = new int[Blocks];
        for (var i = 0; i < picture.Length; i++)
        {
            var difference = (picture[i] << MotionMeter.FractionBits) - background[i];
            background[i] += difference >> learning;
            if (Math.Abs((difference >> 1) - (shift >> 1)) > MotionMeter.Threshold << (MotionMeter.FractionBits - 1))
            {
                counts[BlockOf(i)]++;
            }
        }

        var changed = counts.Where(static count => count >= MotionMeter.Quorum).Sum();
        return ++frames > MotionMeter.LearningFrames ? (float)changed / picture.Length : 0;
    }

    private static int BlockOf(int pixel) =>
        (pixel / GrayPicture.Width / MotionMeter.BlockHeight * (GrayPicture.Width / MotionMeter.BlockWidth)) + (pixel % GrayPicture.Width / MotionMeter.BlockWidth);

    private int LightShift(byte[] picture)
    {
        var differences = new int[Blocks];
        for (var i = 0; i < picture.Length; i++)
        {
            differences[BlockOf(i)] += picture[i] - (background[i] >> MotionMeter.FractionBits);
        }

        Array.Sort(differences);
        return (differences[Blocks / 2] << MotionMeter.FractionBits) / (MotionMeter.BlockWidth * MotionMeter.BlockHeight);
    }
}
