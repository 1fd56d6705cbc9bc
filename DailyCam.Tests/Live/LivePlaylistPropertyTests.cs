using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Whatever a camera does, what players are told stays true.</summary>
public sealed partial class LivePlaylistPropertyTests
{
    /// <summary>One thing that happens: a fragment of this length, or the end of the attempt.</summary>
    public sealed record Happening(int Milliseconds, bool Key, bool Ends);

    private static readonly Gen<Happening> Happenings =
        from milliseconds in Gen.Frequency((6, Gen.Choose(480, 540)), (2, Gen.Choose(1, 100)), (1, Gen.Choose(0, 1500)))
        from key in Gen.Choose(0, 3)
        from ends in Gen.Choose(0, 25)
        select new Happening(milliseconds, key == 0, ends == 0);

    [Fact]
    public void What_players_are_told_is_true_and_stays_true() =>
        Prop.ForAll(Happenings.ListOf().Resize(120).ToArbitrary(), Holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120).WithQuietOnSuccess(true));

    private static void Holds(IList<Happening> happenings)
    {
        var window = new LiveWindow(new LiveOptions(), 1000);
        var promises = new Promises();
        var attempt = 1L;
        var media = new LiveMedia(attempt);
        foreach (var happening in happenings)
        {
            if (happening.Ends)
            {
                window.End(new CaptureAttemptId(attempt));
                media = new LiveMedia(++attempt);
            }
            else
            {
                window.Add(media.Next(happening.Milliseconds / 1000.0, happening.Key));
            }

            if (window.IsReady)
            {
                promises.Check(window, LivePlaylist.Write(window));
            }
        }
    }

    [GeneratedRegex("URI=\"(?<address>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    private sealed class Promises
    {
        private readonly Dictionary<long, (double Seconds, long Discontinuity)> closed = [];
        private readonly HashSet<(long Attempt, long Number)> shown = [];
        private (long Sequence, int Parts) newest;
        private long first;

        public void Check(LiveWindow window, string text)
        {
            var lines = text.Split('\n');
            Assert.True(Tag(lines, "#EXT-X-MEDIA-SEQUENCE:") >= first, "the media sequence went back");
            first = (long)Tag(lines, "#EXT-X-MEDIA-SEQUENCE:");
            var segments = window.Segments.ToArray();
            Assert.Equal(Enumerable.Range(0, segments.Length).Select(i => first + i), segments.Select(s => s.Sequence));
            var now = (segments[^1].Sequence, segments[^1].Parts.Count);
            Assert.True(now.CompareTo(newest) >= 0, "the newest part went back");
            newest = now;

            EveryAddressCanBeFetched(window, lines);
            EveryDurationIsWithinThePromise(segments, lines);
            NothingClosedChanges(segments, (long)Tag(lines, "#EXT-X-DISCONTINUITY-SEQUENCE:"));
        }

        private static void EveryAddressCanBeFetched(LiveWindow window, string[] lines)
        {
            var addresses = lines.Where(l => l.Length > 0 && l[0] != '#')
                .Concat(lines.Where(l => l.StartsWith("#EXT-X-PART:", StringComparison.Ordinal) || l.StartsWith("#EXT-X-MAP:", StringComparison.Ordinal))
                    .Select(l => Addresses().Match(l).Groups["address"].Value)).ToArray();
            var media = addresses.Where(a => !a.StartsWith("init/", StringComparison.Ordinal)).ToArray();
            Assert.Equal(media.Length, media.Distinct(StringComparer.Ordinal).Count());
            Assert.All(addresses, address => Assert.True(Exists(window, address), $"{address} is named but not there"));
        }

        private static bool Exists(LiveWindow window, string address)
        {
            var pieces = address.Split('/', '.');
            var number = long.Parse(pieces[1], CultureInfo.InvariantCulture);
            return pieces[0] switch
            {
                "init" => window.FindInit(new CaptureAttemptId(number)) is not null,
                "segment" => window.FindSegment(number) is not null,
                _ => window.FindPart(number, int.Parse(pieces[2], CultureInfo.InvariantCulture)) is not null,
            };
        }

        private static void EveryDurationIsWithinThePromise(LiveSegment[] segments, string[] lines)
        {
            var target = Tag(lines, "#EXT-X-TARGETDURATION:");
            var part = Tag(lines, "#EXT-X-PART-INF:PART-TARGET=");
            Assert.All(segments, segment =>
            {
                Assert.True(Math.Round(segment.Seconds, MidpointRounding.AwayFromZero) <= target, "a segment is longer than the target duration");
                Assert.Equal(segment.Seconds, segment.Parts.Sum(p => p.Seconds), 6);
                Assert.True(segment.Parts[0].IsIndependent, "a segment starts without a key frame");
                Assert.All(segment.Parts, p => Assert.True(p.Seconds <= part + 1e-9, "a part is longer than the part target"));
            });
        }

        private void NothingClosedChanges(LiveSegment[] segments, long discontinuity)
        {
            foreach (var segment in segments)
            {
                discontinuity += segment.IsDiscontinuity ? 1 : 0;
                if (!segment.IsClosed)
                {
                    continue;
                }

                if (closed.TryAdd(segment.Sequence, (segment.Seconds, discontinuity)))
                {
                    Assert.All(segment.Parts.SelectMany(p => p.Fragments), f => Assert.True(shown.Add((f.Init.Attempt.Value, f.Number)), "a fragment is shown twice"));
                }

                Assert.Equal(closed[segment.Sequence], (segment.Seconds, discontinuity));
            }
        }

        private static double Tag(string[] lines, string tag) =>
            double.Parse(lines.Single(l => l.StartsWith(tag, StringComparison.Ordinal))[tag.Length..], CultureInfo.InvariantCulture);
    }
}
