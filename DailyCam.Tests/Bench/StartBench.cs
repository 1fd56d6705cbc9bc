using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>start-30-days: from the start of the process to ready and to the first live picture, with a month of recordings present and with none.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class StartBench
{
    private const string Product = "DailyCam";
    private const int SegmentsPerCamera = 30 * 24 * 6;
    private const double ReadySeconds = 2;
    private const double LiveSeconds = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_30_days()
    {
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__Archive__SegmentLength"] = "00:00:10",
            ["DailyCam__Archive__RetentionDays"] = "365",
        });
        var camera = await app.Api.AddDemoCameraAsync("Camera", new { detection = false, analysis = false });
        var database = Path.Combine(app.DataPath, "app.db");
        await Eventually.Is(async () => await ScalarAsync(database, "SELECT count(*) FROM ArchiveSegments") > 0, TimeSpan.FromSeconds(90), "one file is recorded");
        Assert.Equal(0, await app.StopAsync());

        var (emptyReady, emptyLive) = await RoundsAsync(app, camera);
        var cameras = BenchSettings.Pick(full: 4, quick: 1);
        await MultiplyAsync(app.DataPath, database, cameras);
        var (ready, live) = await RoundsAsync(app, camera);

        var report = new BenchReport("start-30-days");
        var rows = await ScalarAsync(database, "SELECT count(*) FROM ArchiveSegments");
        report.Note(Product, "recordings present", "files", [rows]);
        report.AtMost(Product, "start to ready, 30 days", "s", ready, ReadySeconds);
        report.AtMost(Product, "start to the live picture, 30 days", "s", live, LiveSeconds);
        report.Note("the same without recordings", "start to ready", "s", emptyReady);
        report.Note("the same without recordings", "start to the live picture", "s", emptyLive);
        report.Finish();
    }

    private static async Task<(List<double> Ready, List<double> Live)> RoundsAsync(ProductProcess app, string camera)
    {
        var (ready, live) = (new List<double>(), new List<double>());
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await app.StartAgainAsync();
            await Eventually.Is(
                async () =>
                {
                    using var answer = await app.Stranger.GetAsync(new Uri("readyz", UriKind.Relative), Token);
                    return answer.IsSuccessStatusCode;
                },
                TimeSpan.FromSeconds(60),
                "ready");
            ready.Add(watch.Elapsed.TotalSeconds);
            await app.Api.LiveAsync(camera);
            live.Add(watch.Elapsed.TotalSeconds);
            Assert.Equal(0, await app.StopAsync());
        }

        return (ready, live);
    }

    /// <summary>The one recorded file again and again, every ten minutes of the last thirty days, cut to its beginning: its name and its row are what a start looks at.</summary>
    private static async Task MultiplyAsync(string dataPath, string database, int cameras)
    {
        await using var connection = SqlText.Open(database);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(Token);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT Path FROM ArchiveSegments LIMIT 1";
        var source = Path.Combine(dataPath, "archive", (string)(await command.ExecuteScalarAsync(Token))!);
        var content = (await File.ReadAllBytesAsync(source, Token)).AsMemory(0, 8192);
        var columns = string.Join(", ", SqlText.Columns(connection, "ArchiveSegments").Except(["Id", "CameraId", "Path", "StartAt", "EndAt"]).Select(static column => $"\"{column}\""));
        command.CommandText = $"INSERT INTO ArchiveSegments (Id, CameraId, Path, StartAt, EndAt, {columns}) SELECT $id, $camera, $path, $start, $start + 600000, {columns} FROM ArchiveSegments LIMIT 1";
        var first = TimeProvider.System.GetUtcNow().AddDays(-30);
        for (var n = 0; n < cameras * SegmentsPerCamera; n++)
        {
            var camera = $"bbbbbbbb{n / SegmentsPerCamera:0000}";
            var start = first.AddMinutes(10 * (n % SegmentsPerCamera));
            var path = $"{camera}/{start:yyyy-MM-dd}/{start:HHmmss}Z-0001.mp4";
            var file = Path.Combine(dataPath, "archive", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, Token);
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", $"n{n:00000000000}");
            command.Parameters.AddWithValue("$camera", camera);
            command.Parameters.AddWithValue("$path", path);
            command.Parameters.AddWithValue("$start", start.ToUnixTimeMilliseconds());
            await command.ExecuteNonQueryAsync(Token);
        }

        await transaction.CommitAsync(Token);
    }

    private static async Task<long> ScalarAsync(string database, string sql)
    {
        await using var connection = SqlText.Open(database);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }
}
