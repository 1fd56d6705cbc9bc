using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Whole playlists, word for word. wwwroot-assets/src/player/playlist.test.mjs has an independent parser read the same files.</summary>
public sealed class LivePlaylistTests
{
    private readonly LiveWindow window = new(new LiveOptions(), firstSequence: 934_000_000);

    [Fact]
    public void A_steady_camera()
    {
        Feed(new LiveMedia(1_795_136_400_000).Steady(4 * 10 + 2));
        Equals("steady");
    }

    [Fact]
    public void After_a_reconnect()
    {
        Feed(new LiveMedia(1_795_136_400_000).Steady(4 * 3 + 2));
        window.End(new CaptureAttemptId(1_795_136_400_000));
        Feed(new LiveMedia(1_795_136_450_000, new DateTimeOffset(2026, 11, 20, 1, 0, 50, TimeSpan.Zero)).Steady(5));
        Equals("reconnect");
    }

    [Fact]
    public void During_an_outage_no_part_is_promised()
    {
        Feed(new LiveMedia(1_795_136_400_000).Steady(4 * 3 + 2));
        window.End(new CaptureAttemptId(1_795_136_400_000));
        Equals("outage");
    }

    [Fact]
    public void Key_frames_ten_seconds_apart()
    {
        Feed(new LiveMedia(1_795_136_400_000).Steady(23, group: 20));
        Equals("ten-seconds");
    }

    [Fact]
    public void Parts_of_a_camera_with_five_frames_a_second_are_promised_as_long_as_they_are()
    {
        Feed(new LiveMedia(1_795_136_400_000).Steady(9, seconds: 0.6, group: 4, frames: 3));
        Assert.Contains("PART-TARGET=0.600", LivePlaylist.Write(window), StringComparison.Ordinal);
        Assert.Contains("PART-HOLD-BACK=1.800", LivePlaylist.Write(window), StringComparison.Ordinal);
    }

    private void Equals(string name)
    {
        var path = Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Live", "Playlists", name + ".m3u8");
        var text = LivePlaylist.Write(window);
        if (Environment.GetEnvironmentVariable("DAILYCAM_WRITE_PLAYLISTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    private void Feed(IEnumerable<MediaFragment> fragments)
    {
        foreach (var fragment in fragments)
        {
            window.Add(fragment);
        }
    }
}
