using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Home;

/// <summary>
/// What deserves attention and in which order. Pure. A calm page says each thing once: cameras that fail for one reason are one matter, and a disk that a camera's alarm already names is no second one.
/// </summary>
public static class AttentionList
{
    /// <summary>A part that is started again is back within this; before, it is nothing to alarm anybody with.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Share of the room to be kept free, below which it is said to be low. A disk full of recordings always stands near that limit, a little under it between two looks of retention; that is as it should be.
    /// </summary>
    public const double ClearlyLow = 0.75;

    /// <summary>The most urgent first; what is equally urgent by its age.</summary>
    public static IReadOnlyList<Attention> Of(AttentionSigns signs) =>
    [
        .. NotRecorded(signs).Concat(NotLooked(signs)).Concat(Database(signs)).Concat(Storage(signs)).Concat(Rest(signs))
            .OrderBy(static one => one.Kind).ThenBy(static one => one.SinceAt ?? DateTimeOffset.MaxValue),
    ];

    private static IEnumerable<Attention> NotRecorded(AttentionSigns signs) => signs.Alarms.GroupBy(static alarm => alarm.Reason).Select(static alarms => new Attention(AttentionKind.NotRecorded)
    {
        Cameras = [.. alarms.Select(static alarm => alarm.Name)],
        SinceAt = alarms.Min(static alarm => alarm.SinceAt),
        Reason = alarms.Key,
    });

    /// <summary>A camera that is not recorded has no pictures to look at either, and is told of already.</summary>
    private static IEnumerable<Attention> NotLooked(AttentionSigns signs)
    {
        var told = signs.Alarms.Select(static alarm => (CameraId?)alarm.Camera).ToHashSet();
        return signs.Faults
            .Where(fault => fault.Cause.Stage is FaultStage.Vision or FaultStage.Frames && signs.NowAt - fault.BeganAt >= Patience)
            .Where(fault => fault.Camera is null || !told.Contains(fault.Camera))
            .GroupBy(static fault => fault.Cause.Reason)
            .Select(faults => new Attention(AttentionKind.NotLooked)
            {
                Cameras = faults.Any(static fault => fault.Camera is null) ? [] : Names(faults, signs.Names),
                SinceAt = faults.Min(static fault => fault.BeganAt),
                Reason = faults.Key,
            });
    }

    private static List<string> Names(IEnumerable<OpenFault> faults, IReadOnlyDictionary<CameraId, string> names) =>
        [.. faults.Select(fault => names.GetValueOrDefault(fault.Camera!.Value)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Attention> Database(AttentionSigns signs) => signs.Database switch
    {
        DatabaseTrouble.Damaged => [new Attention(AttentionKind.DatabaseDamaged)],
        DatabaseTrouble.Full => [new Attention(AttentionKind.DatabaseFull)],
        DatabaseTrouble.Away => [new Attention(AttentionKind.DatabaseAway)],
        _ => signs.Rescue is { } note ? [new Attention(AttentionKind.DatabaseRescued) { Rescue = note }] : [],
    };

    private static IEnumerable<Attention> Storage(AttentionSigns signs)
    {
        var reasons = signs.Faults.Where(static fault => fault.Cause is { Stage: FaultStage.Archive, Kind: FaultKind.StorageDisconnected or FaultKind.DiskFull }).Select(static fault => (FaultReason?)fault.Cause.Reason)
            .Append(signs.Disk?.Trouble)
            .Append(signs.Disk is not null && !signs.DiskAnswers ? FaultReason.StorageHung : null)
            .OfType<FaultReason>().Distinct().ToList();
        if (reasons.Count > 0)
        {
            return reasons.Except(signs.Alarms.Select(static alarm => alarm.Reason)).Select(static reason => new Attention(AttentionKind.StorageTrouble) { Reason = reason });
        }

        if (signs.MissingBytes > 0)
        {
            return [new Attention(AttentionKind.StorageFull) { Bytes = signs.MissingBytes }];
        }

        return signs.Disk is { } disk && disk.FreeBytes < signs.MinimumFreeBytes * ClearlyLow ? [new Attention(AttentionKind.StorageLow) { Bytes = disk.FreeBytes }] : [];
    }

    private static IEnumerable<Attention> Rest(AttentionSigns signs)
    {
        if (signs.IsClockNotSet)
        {
            yield return new Attention(AttentionKind.ClockNotSet);
        }

        if (signs.BackupFailedSince is { } since)
        {
            yield return new Attention(AttentionKind.BackupFailed) { SinceAt = since };
        }

        if (signs.Settings is { } aside)
        {
            yield return new Attention(AttentionKind.SettingsAside) { Settings = aside };
        }

        foreach (var alarm in signs.Analysis)
        {
            yield return new Attention(KindOf(alarm.Kind)) { Analysis = alarm };
        }
    }

    private static AttentionKind KindOf(AnalysisAlarmKind kind) => kind switch
    {
        AnalysisAlarmKind.KeyRefused => AttentionKind.KeyRefused,
        AnalysisAlarmKind.ModelRetired => AttentionKind.ModelRetired,
        AnalysisAlarmKind.NoPrice => AttentionKind.NoPrice,
        AnalysisAlarmKind.BudgetUsedUp => AttentionKind.BudgetUsedUp,
        AnalysisAlarmKind.ModelEnds => AttentionKind.ModelEnds,
        AnalysisAlarmKind.BudgetLow => AttentionKind.BudgetLow,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An alarm without a place in the order."),
    };
}
