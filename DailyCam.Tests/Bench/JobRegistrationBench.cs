using System.Diagnostics;
using DailyCam.Core.Archive;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Data;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>
/// job-registration: how long the product's own queue takes to register a job while eight cameras record: until its row is committed, which is all that whoever registers waits for, and until the
/// engine has committed it too. The whole product runs in the bench's process, so that the call itself is timed and no HTTP around it; its cameras copy a file at the pace of the clock.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class JobRegistrationBench
{
    private const string Product = "DailyCam (Quartz on SQLite)";
    private const string Raw = "plain SQL";
    private const int Cameras = 8;
    private const int WarmUp = 50;
    private const double LimitMilliseconds = 10;

    /// <summary>A home of eight cameras closes one file each 75 s; ten a second is a backlog that is being registered.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the engine is asked whether it knows the job; a look costs a reading query.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_registration()
    {
        using var folder = new TemporaryFolder();
        var clip = await MediaClips.MakeAsync(folder.File("camera.mp4"), seconds: 20, size: "1280x720", fps: 15);
        await using var app = new DailyCamAppFactory { RunLoops = true, Settings = { ["DailyCam:Archive:SegmentLength"] = "00:01:00", ["DailyCam:Archive:StartMegabytes"] = "0" } };
        using var api = new ProductApi(app.Listen());
        await api.SignInAsync(DailyCamAppFactory.AdminUser, DailyCamAppFactory.Password);
        var cameras = await BenchCameras.AddAsync(api, await api.UploadAsync(clip), Cameras, new { detection = false, analysis = false });
        await BenchCameras.WaitAsync(BenchSettings.Settle);

        var (own, engine, raw) = (new List<double>(), new List<double>(), new List<double>());
        var scheduler = app.Services.GetRequiredService<JobEngine>().Scheduler!;
        var queue = app.Services.GetRequiredService<IJobQueue>();
        using var plain = new PlainCommits(Path.Combine(app.DataPath, "plain.db"));
        for (var n = -WarmUp; n < BenchSettings.Pick(full: 1000, quick: 200); n++)
        {
            var ((registered, known), committed) = (await RegisterAsync(queue, scheduler), plain.Commit());
            if (n >= 0)
            {
                own.Add(registered);
                engine.Add(known);
                raw.Add(committed);
            }

            await BenchCameras.WaitAsync(Pause);
        }

        var report = new BenchReport("job-registration");
        report.Note(Product, "cameras that recorded all the time", "", [(await BenchCameras.LookAsync(api)).Count]);
        report.AtMost(Product, $"a job registered while {Cameras} cameras record, p99", "ms", own, LimitMilliseconds, BenchRow.QuantileOf(own, 0.99));
        report.Note(Product, "the same, median", "ms", own);
        report.Note(Product, "until the engine has it too, p99", "ms", [BenchRow.QuantileOf(engine, 0.99)]);
        report.Note(Product, "the same, median", "ms", engine);
        report.Note(Raw, "one row committed to another file of the same disk, p99", "ms", [BenchRow.QuantileOf(raw, 0.99)]);
        report.Note(Raw, "the same, median", "ms", raw);
        Assert.Equal(Cameras, cameras.Count);
        report.Finish();
    }

    /// <summary>Due long after the bench, as a job that waits for its time: what running it costs is another item's matter.</summary>
    private static async Task<(double Registered, double Known)> RegisterAsync(IJobQueue queue, IScheduler scheduler)
    {
        var key = ArchiveSegmentId.New().Value;
        var watch = Stopwatch.GetTimestamp();
        Assert.True(await queue.EnqueueAsync(JobKind.Analysis, key, TimeSpan.FromHours(1), Token));
        var registered = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        while (!await scheduler.Exists(JobHandOver.KeyOf(JobKind.Analysis, key), Token))
        {
            Assert.True(Stopwatch.GetElapsedTime(watch) < Lost, $"the engine was not told of {key}");
            await BenchCameras.WaitAsync(Look);
        }

        return (registered, Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
    }

    /// <summary>What the disk itself takes for a commit: a table with one row more each time, with the product's own pragmas.</summary>
    private sealed class PlainCommits : IDisposable
    {
        private readonly SqliteConnection connection;

        public PlainCommits(string path)
        {
            connection = SqlText.Open(path);
            Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Id INTEGER PRIMARY KEY, Text TEXT)");
        }

        public double Commit()
        {
            var watch = Stopwatch.GetTimestamp();
            Run("INSERT INTO Rows (Text) VALUES ('a row as long as that of a job: its kind, its key, its state, when it is due and when it was registered')");
            return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }

        public void Dispose() => connection.Dispose();

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
