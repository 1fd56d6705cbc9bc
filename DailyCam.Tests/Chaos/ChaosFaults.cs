using DailyCam.Core.Faults;

namespace DailyCam.Tests.Chaos;

/// <summary>What is known beforehand of each <see cref="ChaosFault"/>: how many there are of it in 120, how long it lasts, what it touches, and how the product should name it.</summary>
internal static class ChaosFaults
{
    /// <summary>Of 120, as the scorecard's soak has them.</summary>
    public static readonly IReadOnlyDictionary<ChaosFault, int> Shares = new Dictionary<ChaosFault, int>
    {
        [ChaosFault.CameraCut] = 20,
        [ChaosFault.FreezeAboveLimit] = 9,
        [ChaosFault.FreezeBelowLimit] = 3,
        [ChaosFault.ShortStall] = 8,
        [ChaosFault.ByteCorruption] = 8,
        [ChaosFault.ParameterChange] = 6,
        [ChaosFault.RtpTimeJump] = 6,
        [ChaosFault.KillChild] = 16,
        [ChaosFault.StopChild] = 6,
        [ChaosFault.KillProduct] = 6,
        [ChaosFault.PowerCut] = 4,
        [ChaosFault.DiskFull] = 6,
        [ChaosFault.Unplug] = 6,
        [ChaosFault.StorageFreeze] = 4,
        [ChaosFault.ClockStep] = 4,
        [ChaosFault.ModelAnswer] = 8,
    };

    public static bool IsStorage(ChaosFault kind) => kind is ChaosFault.DiskFull or ChaosFault.Unplug or ChaosFault.StorageFreeze or ChaosFault.PowerCut;

    /// <summary>Touches all cameras, so nothing else may happen beside it.</summary>
    public static bool IsGlobal(ChaosFault kind) => IsStorage(kind) || kind is ChaosFault.KillProduct or ChaosFault.ClockStep;

    /// <summary>After these the camera must be watched for the stable time, or the next one meets a longer step.</summary>
    public static bool Reconnects(ChaosFault kind) => kind is ChaosFault.CameraCut or ChaosFault.FreezeAboveLimit or ChaosFault.ByteCorruption or ChaosFault.RtpTimeJump
        or ChaosFault.ParameterChange or ChaosFault.KillChild or ChaosFault.StopChild;

    /// <summary>Shortest and longest, in seconds. A frozen camera must stay frozen past the watchdog's 30 s and its look each 5 s.</summary>
    public static (double Least, double Most) Length(ChaosFault kind, bool isLongRun) => kind switch
    {
        ChaosFault.CameraCut => (1, isLongRun ? 90 : 25),
        ChaosFault.FreezeAboveLimit => (40, 44),
        ChaosFault.FreezeBelowLimit => (4, 20),
        ChaosFault.ShortStall => (2, 12),
        ChaosFault.ByteCorruption => (10, 20),
        ChaosFault.ParameterChange => (6, 12),
        ChaosFault.DiskFull => (10, 25),
        ChaosFault.Unplug => (6, 20),
        ChaosFault.StorageFreeze => (8, 30),
        _ => (0, 0),
    };

    /// <summary>How long after its end nothing else may happen to what it touched: the longest recovery, and a margin to tell two faults apart.</summary>
    public static double Settle(ChaosFault kind, double length) => kind switch
    {
        // The step that runs when the camera returns is at most as long as the outage was, and 5 s; then 30 s of pictures reset the steps.
        ChaosFault.CameraCut => Math.Min(60, Math.Max(6, length)) + 36,
        ChaosFault.FreezeAboveLimit => 50,
        ChaosFault.FreezeBelowLimit or ChaosFault.ShortStall => 6,
        ChaosFault.ByteCorruption => 45,
        ChaosFault.ParameterChange or ChaosFault.RtpTimeJump => 40,
        ChaosFault.KillChild => 40,

        // A stopped capture child shows nothing for the watchdog's 35 s.
        ChaosFault.StopChild => 80,
        ChaosFault.KillProduct => 22,
        ChaosFault.PowerCut => 25,
        _ => 15,
    };

    /// <summary>Kinds a row of the product's history may have for it. Empty: there must be none.</summary>
    public static IReadOnlyList<FaultKind> Kinds(ChaosFault kind, ChaosChild child) => kind switch
    {
        ChaosFault.CameraCut or ChaosFault.FreezeAboveLimit or ChaosFault.RtpTimeJump => [FaultKind.RtspNetwork],
        ChaosFault.ByteCorruption or ChaosFault.ParameterChange => [FaultKind.RtspNetwork, FaultKind.Decoder],
        ChaosFault.KillChild or ChaosFault.StopChild => child == ChaosChild.Capture ? [FaultKind.RtspNetwork, FaultKind.StreamingBranch] : [FaultKind.Decoder],
        ChaosFault.DiskFull => [FaultKind.DiskFull],
        ChaosFault.Unplug or ChaosFault.PowerCut => [FaultKind.StorageDisconnected],
        ChaosFault.StorageFreeze => [FaultKind.StorageDisconnected, FaultKind.RecordingBranch],
        ChaosFault.KillProduct => [FaultKind.RtspNetwork, FaultKind.Decoder],
        _ => [],
    };

    /// <summary>Whether the product must have a row for it. A few spoilt bytes may cost nothing, and a product that is dead writes none.</summary>
    public static bool MustBeTold(ChaosFault kind, double length) => kind is ChaosFault.CameraCut or ChaosFault.FreezeAboveLimit or ChaosFault.KillChild or ChaosFault.StopChild
        or ChaosFault.DiskFull or ChaosFault.Unplug || (kind is ChaosFault.StorageFreeze && length > 15);
}
