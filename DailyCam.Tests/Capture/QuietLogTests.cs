using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>What fails for ever must not fill a disk with lines: half an hour of it, on a clock that the test moves.</summary>
public sealed class QuietLogTests
{
    private const int MostLines = 10;

    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Moods = ["Connection refused", "Connection timed out", "404 Not Found", "Server returned 5XX Server Error reply", "Connection reset by peer"];

    public static TheoryData<string> Cameras => ["dead", "moody", "unreadable"];

    [Theory]
    [MemberData(nameof(Cameras))]
    public async Task A_camera_that_fails_for_half_an_hour_is_at_most_ten_lines_a_minute(string kind)
    {
        var clock = new ManualTimeProvider();
        var log = new MinuteLog<CaptureContext>(clock);
        var turn = 0;
        var launcher = new ScriptedLauncher(_ => new ScriptedChild(kind switch
        {
            "dead" => "Connection refused",
            "moody" => Moods[turn++ % Moods.Length],
            _ => "moov atom not found",
        }).End());
        using var bench = new CaptureBench(launcher, clock, logger: log);
        var camera = Camera(kind);
        if (camera.Source.UploadId is { } upload)
        {
            await File.WriteAllTextAsync(Path.Combine(bench.Layout.Uploads, upload.Value), "no film at all", TestContext.Current.CancellationToken);
        }

        await using var session = bench.Session(camera);
        var until = clock.GetUtcNow() + Watched;
        for (var failures = 1; clock.GetUtcNow() < until; failures++)
        {
            await Eventually.Is(
                () => bench.Context.Board.Find(camera.Id) is { State: CaptureState.Waiting } status && status.FailedAttempts >= failures && clock.PendingTimers == 1,
                Patience,
                $"failure {failures}");
            clock.Advance(bench.Context.Board.Find(camera.Id)!.NextAttemptAt!.Value - clock.GetUtcNow());
        }

        Assert.True(launcher.Commands.Count >= 25, $"only {launcher.Commands.Count} attempts were made");
        Assert.InRange(log.Lines, 1, kind == "moody" ? int.MaxValue : MostLines);
        Assert.InRange(log.MostInAMinute, 1, MostLines);
    }

    [Fact]
    public void A_child_that_complains_about_every_picture_is_ten_lines_a_minute_even_for_whoever_looks_closely()
    {
        var clock = new ManualTimeProvider();
        var budget = new LineBudget(clock);
        for (var minute = 0; minute < Watched.TotalMinutes; minute++)
        {
            var spent = 0;
            for (var second = 0; second < 60; second++)
            {
                spent += Enumerable.Range(0, 30).Count(_ => budget.TrySpend());
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(MostLines, spent);
        }
    }

    /// <summary>The product writes to its standard output only; who keeps that is told a limit.</summary>
    [Fact]
    public void The_log_of_the_container_is_capped()
    {
        var compose = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "compose.yaml"));
        Assert.Matches(@"max-size: \d+m\b", compose);
        Assert.Matches("max-file: \"\\d\"", compose);
    }

    private static Camera Camera(string kind) => new()
    {
        Name = kind,
        Source = kind == "unreadable"
            ? new CameraSource { Kind = SourceKind.File, UploadId = UploadId.New(), Loop = true }
            : new CameraSource { Kind = SourceKind.Mjpeg, Url = "http://192.168.0.9/video" },
    };
}
