using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>The processes of local vision are killed and frozen while a camera is recorded. Vision has tests of its own on footage with people; here it is the recording that must not notice.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class KilledHelpersTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(3);

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["DailyCam__Frames__HangTimeout"] = "00:00:03",
        ["DailyCam__Detection__AnswerTimeout"] = "00:00:02",
    };

    [Fact]
    public async Task Vision_and_decoder_killed_and_frozen_come_back_and_neither_archive_nor_live_loses_a_frame()
    {
        await using var numbered = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync(Settings);
        var camera = await product.Api.AddRtspCameraAsync("Camera", numbered.Url, new { analysis = false });
        await product.Api.LiveAsync(camera);
        var helpers = await AtWorkAsync(product, []);
        await using var witness = await Witness.StartAsync(numbered);
        var began = TimeProvider.System.GetUtcNow();
        using var left = new CancellationTokenSource();
        var live = WatchLiveAsync(product, camera, left.Token);

        var hit = new HashSet<int>();
        var back = new List<string>();
        foreach (var signal in new[] { TestProcess.SigKill, TestProcess.SigStop })
        {
            var watch = Stopwatch.StartNew();
            foreach (var helper in helpers)
            {
                hit.Add(helper.Id);
                Assert.True(TestProcess.Signal(helper.Id, signal));
            }

            helpers = await AtWorkAsync(product, hit);
            back.Add($"{(signal == TestProcess.SigKill ? "killed" : "frozen")}: back after {watch.Elapsed.TotalSeconds:0.0} s");
            await Task.Delay(After, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(product.Children(), child => hit.Contains(child.Id));
        await left.CancelAsync();
        var (parts, longestWait) = await live;
        var ended = TimeProvider.System.GetUtcNow();
        var seen = await witness.StopAsync();
        var pictures = await RecordedPictures.OfAsync(product, camera, began, ended);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: {string.Join(", ", back)}; {pictures.Count} pictures in the archive, none missing of the witness's {seen.Count}; {parts} live parts without a break, longest wait for news {longestWait.TotalSeconds:0.00} s");
        pictures.AssertUnbroken(seen);
        Assert.InRange(pictures.AgeOfNewest(ended), TimeSpan.Zero, After);
        Assert.InRange(longestWait, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    /// <summary>A decoder and a vision process that work (their time of computing grows) and are none of <paramref name="old"/>.</summary>
    private static async Task<IReadOnlyList<ProcessFacts>> AtWorkAsync(ProductProcess product, HashSet<int> old)
    {
        var first = new Dictionary<int, TimeSpan>();
        IReadOnlyList<ProcessFacts> found = [];
        await Eventually.Is(
            () =>
            {
                found = [.. new[] { "--role vision", "rawvideo" }.Select(word => product.Children().FirstOrDefault(child => child.CommandLine.Contains(word, StringComparison.Ordinal) && !old.Contains(child.Id))).OfType<ProcessFacts>()];
                return found.Count == 2 && found.All(child => first.TryAdd(child.Id, child.Cpu) is false && child.Cpu > first[child.Id]);
            },
            Soon,
            "decoder and vision process run and work");
        return found;
    }

    /// <summary>Follows the live playlist as a player does: every part named once, none left out, no discontinuity. Gives how many and the longest time without a new one.</summary>
    private static async Task<(int Parts, TimeSpan LongestWait)> WatchLiveAsync(ProductProcess product, string camera, CancellationToken stop)
    {
        var seen = new SortedSet<(long Segment, int Part)>();
        var news = Stopwatch.StartNew();
        var longest = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            using var answer = await product.Api.RawAsync(HttpMethod.Get, $"cameras/{camera}/live/index.m3u8");
            Assert.True(answer.IsSuccessStatusCode, $"the live playlist gave {(int)answer.StatusCode}");
            var playlist = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            Assert.DoesNotContain("#EXT-X-DISCONTINUITY\n", playlist, StringComparison.Ordinal);
            var before = seen.Count;
            foreach (Match part in PartLine().Matches(playlist))
            {
                seen.Add((long.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture)));
            }

            if (seen.Count > before)
            {
                longest = news.Elapsed > longest ? news.Elapsed : longest;
                news.Restart();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
        }

        var list = seen.ToList();
        Assert.All(list.Zip(list.Skip(1)), static pair => Assert.True(
            pair.Second == (pair.First.Segment, pair.First.Part + 1) || pair.Second == (pair.First.Segment + 1, 0), $"after {pair.First} came {pair.Second}"));
        return (list.Count, longest);
    }

    [GeneratedRegex("#EXT-X-PART:[^\n]*URI=\"part/(\\d+)/(\\d+)\\.m4s\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartLine();
}
