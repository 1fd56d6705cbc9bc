using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Analysis.Verification;

/// <summary>
/// A model that looks at what it is sent: it decodes the clip and sees whether the place at the table differs from the empty room. But it is no better than models are: each third time it believes
/// what it is told, and each seventh time it cannot tell.
/// </summary>
internal sealed class FallibleEye(byte[] emptyRoom, TemporaryFolder folder)
{
    private const int Believes = 3;
    private const int Doubts = 7;

    /// <summary>Difference in brightness that is no noise, and the share of the place that a person covers at least.</summary>
    private const int Different = 30;

    private const double Covered = 0.08;

    private int looks;

    public Step Look(SeenRequest seen) => Step.Do(async exchange =>
    {
        var look = Interlocked.Increment(ref looks);
        var words = look % Believes == 0 ? ModelWords.Verify("yes", 6)
            : look % Doubts == 0 ? ModelWords.Verify("cannot_tell")
            : await SeeAsync(seen, look);
        await Step.Answer(words).PlayAsync(exchange);
    });

    private async Task<string> SeeAsync(SeenRequest seen, int look)
    {
        var (clip, raw) = (folder.File($"look-{look}.mp4"), folder.File($"look-{look}.gray"));
        await File.WriteAllBytesAsync(clip, seen.Video!);
        await MediaClips.RunAsync(["-i", clip, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", raw]);
        var pictures = (await File.ReadAllBytesAsync(raw)).Chunk(PeopleFootage.Width * PeopleFootage.Height).ToList();
        var covered = pictures.ConvertAll(CoveredIn);
        var best = covered.IndexOf(covered.Max());
        return covered[best] >= Covered ? ModelWords.Verify("yes", best / seen.Fps!.Value) : ModelWords.Verify("no");
    }

    /// <summary>Share of the place at the table that is not as it is in the empty room.</summary>
    private double CoveredIn(byte[] picture)
    {
        var (different, all) = (0, 0);
        for (var y = (int)(0.15 * PeopleFootage.Height); y < (int)(0.98 * PeopleFootage.Height); y++)
        {
            for (var x = (int)(0.42 * PeopleFootage.Width); x < (int)(0.78 * PeopleFootage.Width); x++)
            {
                var at = (y * PeopleFootage.Width) + x;
                different += Math.Abs(picture[at] - emptyRoom[at]) > Different ? 1 : 0;
                all++;
            }
        }

        return different / (double)all;
    }
}
