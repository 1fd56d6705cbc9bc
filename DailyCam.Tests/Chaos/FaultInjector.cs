using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Chaos;

/// <summary>Does one planned fault to the real thing, waits until what it broke is whole again, and says what it did.</summary>
internal sealed class FaultInjector(IReadOnlyList<ChaosCamera> cameras, ChaosProduct product, DiskLab? disk)
{
    private static readonly TimeSpan ChildLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>A decoder of one lab camera uses about 20 ms in each second.</summary>
    private static readonly TimeSpan WorkLook = TimeSpan.FromSeconds(3);

    /// <summary>Steps of the camera's clock that cameras really make: a correction either way, daylight saving, and the end of the 32-bit count.</summary>
    private static readonly double[] Jumps = [1, -1, 3600, -3600, 40_000];

    public async Task<InjectedFault> DoAsync(PlannedFault fault)
    {
        var began = TimeProvider.System.GetUtcNow();
        var (what, ended, back) = await TryActAsync(fault);
        return new InjectedFault
        {
            Number = fault.Number,
            Kind = fault.Kind,
            Camera = fault.Camera,
            Child = fault.Child,
            What = what,
            BeganAt = began,
            EndedAt = ended ?? TimeProvider.System.GetUtcNow(),
            SeenBackAfter = back,
            NotDone = what.StartsWith("not done", StringComparison.Ordinal) ? what : null,
        };
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A fault that could not be done is a line of the report; the run of minutes goes on.")]
    private async Task<(string What, DateTimeOffset? Ended, TimeSpan? Back)> TryActAsync(PlannedFault fault)
    {
        try
        {
            return await ActAsync(fault);
        }
        catch (Exception exception)
        {
            return ($"not done: {exception.Message.ReplaceLineEndings(" ")}", null, null);
        }
    }

    private static (string What, DateTimeOffset? Ended, TimeSpan? Back) Over(string what) => (what, null, null);

    private async Task<(string What, DateTimeOffset? Ended, TimeSpan? Back)> ActAsync(PlannedFault fault)
    {
        switch (fault.Kind)
        {
            case ChaosFault.KillChild:
                return await HitChildAsync(fault, TestProcess.SigKill);
            case ChaosFault.StopChild:
                return await HitChildAsync(fault, TestProcess.SigStop);
            case ChaosFault.KillProduct:
                return await KillProductAsync("kill -9 of the product, at once started again", null);
            case ChaosFault.PowerCut:
                return await KillProductAsync("power of the archive disk and of the product cut, at once started again", PowerCutAsync);
            case ChaosFault.DiskFull or ChaosFault.Unplug or ChaosFault.StorageFreeze:
                return Over(await HitDiskAsync(fault));
            default:
                return Over(await HitCameraAsync(cameras[fault.Camera!.Value], fault));
        }
    }

    private static Task ForAsync(TimeSpan length) => Task.Delay(length, TimeProvider.System);

    private static async Task<string> HitCameraAsync(ChaosCamera camera, PlannedFault fault)
    {
        var gremlin = camera.Gremlin;
        switch (fault.Kind)
        {
            case ChaosFault.CameraCut:
                return await CutAsync(gremlin, fault);
            case ChaosFault.FreezeAboveLimit or ChaosFault.FreezeBelowLimit:
                camera.Camera.Freeze();
                await ForAsync(fault.Length);
                camera.Camera.Thaw();
                return "the camera's process stopped, its connection open";
            case ChaosFault.ShortStall:
                gremlin.Stall();
                await ForAsync(fault.Length);
                gremlin.Resume();
                return "the network stalled";
            case ChaosFault.ByteCorruption:
                return await SpoilAsync(gremlin, fault);
            case ChaosFault.ParameterChange:
                return await ResizeAsync(camera, fault);
            case ChaosFault.RtpTimeJump:
                var jump = Jumps[fault.Variant % Jumps.Length];
                gremlin.Weather.RtpShift += jump;
                return string.Create(CultureInfo.InvariantCulture, $"the camera's RTP time jumped by {jump} s");
            default:
                return $"not done: {fault.Kind} is not known";
        }
    }

    private static async Task<string> CutAsync(TcpGremlin gremlin, PlannedFault fault)
    {
        if (fault.Variant % 2 == 0)
        {
            // It answers and hangs up, so that each attempt is on record and the steps can be measured.
            gremlin.Slams = true;
            gremlin.Reset();
            await ForAsync(fault.Length);
            gremlin.Slams = false;
            return "connection reset, new ones slammed";
        }

        gremlin.Cut();
        await ForAsync(fault.Length);
        gremlin.Restore();
        return "connection reset, new ones refused";
    }

    private static async Task<string> SpoilAsync(TcpGremlin gremlin, PlannedFault fault)
    {
        var flips = fault.Variant % 2 == 0;
        (gremlin.Weather.FlipEvery, gremlin.Weather.HoleEvery) = flips ? (40_000, 0) : (0, 150_000);
        await ForAsync(fault.Length);
        (gremlin.Weather.FlipEvery, gremlin.Weather.HoleEvery) = (0, 0);
        return flips ? "a bit turned in about 40 kB" : "1 to 2,000 bytes dropped or inserted in about 150 kB";
    }

    private static async Task<string> ResizeAsync(ChaosCamera camera, PlannedFault fault)
    {
        var flaps = fault.Variant % 3 == 0 ? 10 : 2;
        for (var flap = 0; flap < flaps; flap++)
        {
            await camera.Camera.OrderAsync(flap % 2 == 0 ? "size 1280x720" : $"size {camera.Setup.Size}");
            await ForAsync(fault.Length / flaps);
        }

        return string.Create(CultureInfo.InvariantCulture, $"resolution changed {flaps} times in one session");
    }

    private async Task<(string What, DateTimeOffset? Ended, TimeSpan? Back)> HitChildAsync(PlannedFault fault, int signal)
    {
        var word = signal == TestProcess.SigKill ? "killed" : "stopped";
        if (await PickAsync(fault) is not { } child)
        {
            return ($"not done: no {fault.Child} child to be {word}", null, null);
        }

        var (hit, watch) = (TimeProvider.System.GetUtcNow(), Stopwatch.StartNew());
        var others = Find(fault).Select(static other => other.Id).ToHashSet();
        _ = TestProcess.Signal(child.Id, signal);
        while (watch.Elapsed < ChildLimit && !IsBack(fault, child.Id, others))
        {
            await ForAsync(Look);
        }

        return ($"{fault.Child} child {word}", hit, IsBack(fault, child.Id, others) ? watch.Elapsed : null);
    }

    /// <summary>Of the decoders one that decodes: to a camera that is away, its decoder's end or standstill makes no difference, and nobody can tell it.</summary>
    private async Task<ProcessFacts?> PickAsync(PlannedFault fault)
    {
        var found = Find(fault);
        if (fault.Child != ChaosChild.Decoder)
        {
            return found.FirstOrDefault();
        }

        await ForAsync(WorkLook);
        return found.Find(static before => ProcessFacts.Read(before.Id) is { } now && now.Cpu > before.Cpu);
    }

    /// <summary>The old one is gone and there is one that was not there before.</summary>
    private bool IsBack(PlannedFault fault, int old, HashSet<int> before) => ProcessFacts.Read(old) is null && Find(fault).Any(child => !before.Contains(child.Id));

    private List<ProcessFacts> Find(PlannedFault fault) =>
    [
        .. product.Process.Children().Where(child => fault.Child switch
        {
            ChaosChild.Capture => child.CommandLine.Contains("pipe:1", StringComparison.Ordinal) && child.CommandLine.Contains(cameras[fault.Camera!.Value].PortMark, StringComparison.Ordinal),
            ChaosChild.Decoder => child.CommandLine.Contains("rawvideo", StringComparison.Ordinal),
            _ => child.CommandLine.Contains("--role vision", StringComparison.Ordinal),
        }),
    ];

    private async Task<(string What, DateTimeOffset? Ended, TimeSpan? Back)> KillProductAsync(string what, Func<Task>? between)
    {
        var took = await product.KillAndStartAsync(between);
        return (string.Create(CultureInfo.InvariantCulture, $"{what}, ready after {took.TotalSeconds:0.0} s"), TimeProvider.System.GetUtcNow() - (product.Process.Id == 0 ? took : TimeSpan.Zero), took);
    }

    private async Task PowerCutAsync()
    {
        await disk!.CutPowerAsync();
        await disk.PlugInAsync();
    }

    private async Task<string> HitDiskAsync(PlannedFault fault)
    {
        switch (fault.Kind)
        {
            case ChaosFault.DiskFull:
                await disk!.FillAsync();
                await ForAsync(fault.Length);
                await disk.MakeRoomAsync();
                return "the archive disk full to the last byte";
            case ChaosFault.Unplug:
                await disk!.UnplugAsync();
                await ForAsync(fault.Length);
                await disk.PlugInAsync();
                return "the archive disk unplugged";
            default:
                await disk!.FreezeAsync();
                await ForAsync(fault.Length);
                await disk.ThawAsync();
                return "the archive disk frozen";
        }
    }
}
