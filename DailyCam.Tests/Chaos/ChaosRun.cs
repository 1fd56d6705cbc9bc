using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>The fault run (eng/chaos.sh): the built product, lab cameras, readers, and a seeded schedule of faults; judged by picture numbers against the scorecard in docs/reference/reliability.md.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Chaos)]
public sealed class ChaosRun
{
    private const int ReadersACamera = 2;

    /// <summary>What the stop finds on its way from the camera to the archive: half a second of fragment, and the encoder of the camera that needs one.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(2);

    private readonly ChaosReport report = new();

    [Fact]
    public async Task Soak()
    {
        var settings = ChaosSettings.Read();
        Assert.SkipWhen(settings is null, "it takes minutes: bash eng/chaos.sh");
        var impossible = new List<string>();
        await using var disk = await DiskAsync(settings, impossible);
        var cameras = new List<ChaosCamera>();
        try
        {
            for (var index = 0; index < settings.Cameras; index++)
            {
                cameras.Add(await ChaosCamera.StartAsync(index, settings.Seed));
            }

            await using var product = new ChaosProduct(await ProductProcess.StartAsync(Settings(disk)));
            foreach (var camera in cameras)
            {
                await camera.AddToAsync(product.Process);
                await camera.LiveAsync(product.Process);
            }

            var evidence = await RunAsync(settings, cameras, product, disk, Possible(disk, impossible));
            var rows = report.Finish(evidence, impossible);
            Assert.DoesNotContain(rows, static row => row.State == ScoreState.Failed);
        }
        finally
        {
            foreach (var camera in cameras)
            {
                await camera.DisposeAsync();
            }
        }
    }

    private static Dictionary<string, string> Settings(DiskLab? disk)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__Archive__SegmentLength"] = "00:01:00",

            // What retention deletes could not be told from what was lost. Its own tests fill disks.
            ["DailyCam__Archive__MinimumFreeGigabytes"] = "0",
            ["DailyCam__Archive__ReserveMegabytes"] = "4",
        };
        if (disk is not null)
        {
            settings["DailyCam__ArchivePath"] = disk.Path;
        }

        return settings;
    }

    private static async Task<DiskLab?> DiskAsync(ChaosSettings settings, List<string> impossible)
    {
        try
        {
            // Six cameras at 250 kbit/s fill about 11 MB a minute; twice that, and room for the journal.
            return await DiskLab.StartAsync(128 + (int)(settings.Minutes * settings.Cameras * 4));
        }
        catch (Exception exception) when (exception.Message.Contains(DiskLab.CannotHere, StringComparison.Ordinal))
        {
            impossible.Add($"disk full, unplugged, frozen, power cut: {exception.Message}");
            return null;
        }
    }

    private static List<ChaosFault> Possible(DiskLab? disk, List<string> impossible)
    {
        impossible.Add("clock steps: the machine's clock is not the run's to set, and under libfaketime the product did not start again after a kill -9; a clock of the test's own is stepped in the fast suite");
        impossible.Add("bad answers of a model: no model is part of the run; tested in Analysis");
        return [.. Enum.GetValues<ChaosFault>().Where(kind => kind is not (ChaosFault.ClockStep or ChaosFault.ModelAnswer) && (disk is not null || !ChaosFaults.IsStorage(kind)))];
    }

    private async Task<ChaosEvidence> RunAsync(ChaosSettings settings, List<ChaosCamera> cameras, ChaosProduct product, DiskLab? disk, List<ChaosFault> possible)
    {
        using var stop = new CancellationTokenSource();
        using var watch = new ProductWatch(product);
        await watch.SignInAsync();
        var readers = cameras.SelectMany(camera => Enumerable.Range(0, ReadersACamera).Select(index => new LiveReader(product, camera, index == 0 ? FolderFor(camera) : null))).ToList();
        var watching = Task.WhenAll([watch.RunAsync(stop.Token), .. readers.Select(reader => reader.RunAsync(stop.Token))]);
        var began = TimeProvider.System.GetUtcNow();
        await WaitAsync(settings.WarmUp);
        var plan = ChaosPlan.Make(settings.Seed, settings.Minutes - (settings.WarmUp + ChaosSettings.CoolDown).TotalMinutes, settings.Cameras, possible, ChaosPlan.CountFor(settings.Minutes));
        report.Note($"{plan.Faults.Count} faults over {plan.Length.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)} minutes");
        var faults = await InjectAsync(plan, new FaultInjector(cameras, product, disk));
        await WaitAsync(ChaosSettings.CoolDown);
        var ended = TimeProvider.System.GetUtcNow();
        await stop.CancelAsync();
        await watching;
        var statistics = await StatisticsProof.ReadAsync(product.Process);
        var (took, code) = await product.StopAsync();
        report.Note(string.Create(CultureInfo.InvariantCulture, $"stopped after {took.TotalSeconds:0.0} s with {code}"));
        report.Keep("product.log", product.Log);
        return await EvidenceFinder.FindAsync(new ChaosTrail(settings, began, ended - OnTheWay, cameras, product, disk, faults, watch, readers, statistics, took, code));
    }

    private string FolderFor(ChaosCamera camera)
    {
        var folder = Path.Combine(report.Folder, string.Create(CultureInfo.InvariantCulture, $"live-{camera.Index}"));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Each fault at its time, but none beside one that touches the same camera and is not over.</summary>
    private async Task<IReadOnlyList<InjectedFault>> InjectAsync(ChaosPlan plan, FaultInjector injector)
    {
        var start = TimeProvider.System.GetUtcNow();
        var slip = TimeSpan.Zero;
        var running = new List<(int? Camera, Task<InjectedFault> Task)>();
        foreach (var fault in plan.Faults)
        {
            if (start + slip + fault.At - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await WaitAsync(wait);
            }

            await Task.WhenAll(running.Where(other => other.Camera is null || fault.Camera is null || other.Camera == fault.Camera).Select(static other => other.Task));

            // What took longer than planned moves everything after it, or two faults could not be told apart.
            if (TimeProvider.System.GetUtcNow() - start - slip - fault.At is var late && late > TimeSpan.Zero)
            {
                slip += late;
            }

            running.Add((fault.Camera, DoAsync(injector, fault)));
        }

        await WaitAsync(start + slip + plan.Length - TimeProvider.System.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        return await Task.WhenAll(running.Select(static other => other.Task));
    }

    private async Task<InjectedFault> DoAsync(FaultInjector injector, PlannedFault fault)
    {
        report.Note(string.Create(CultureInfo.InvariantCulture, $"#{fault.Number} {fault.Kind} begins ({fault.Length.TotalSeconds:0.0} s, camera {fault.Camera?.ToString(CultureInfo.InvariantCulture) ?? "all"} {fault.Child})"));
        var done = await injector.DoAsync(fault);
        report.Note(done);
        return done;
    }

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}
