using DailyCam.Core.Faults;

namespace DailyCam.Tests.Chaos;

/// <summary>Compares the product's fault history with the run's own log. Pure.</summary>
internal static class FaultMatcher
{
    /// <summary>A row begins at the last frame, which is older than the fault by a fragment and its way.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);

    /// <summary>The watchdog's 30 s, its look each 5 s, and what the row then takes.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(45);

    /// <param name="cameraOf">The run's number of a row's camera; null when it is about all.</param>
    /// <returns>A verdict for each fault, and the rows that nothing explains.</returns>
    public static (IReadOnlyList<FaultVerdict> Verdicts, IReadOnlyList<Fault> Invented) Match(IReadOnlyList<InjectedFault> faults, IReadOnlyList<Fault> rows, Func<Fault, int?> cameraOf)
    {
        var owners = rows.ToLookup(row => Owner(faults, row, cameraOf(row)));
        return ([.. faults.Where(static fault => fault.NotDone is null).Select(fault => new FaultVerdict(fault, [.. owners[fault]]))], [.. owners[null]]);
    }

    /// <summary>The one that expects such a row, if there is one; otherwise the latest that can have caused it.</summary>
    private static InjectedFault? Owner(IEnumerable<InjectedFault> faults, Fault row, int? camera) => faults
        .Where(fault => fault.NotDone is null && row.BeganAt > fault.BeganAt - Before && row.BeganAt < fault.EndedAt + After && (camera is null || fault.Touches(camera.Value) || SharesChild(fault)))
        .OrderByDescending(fault => fault.Kinds.Contains(row.Kind))

        // The vision process is nobody's alone, and hardly any fault of a camera ends it.
        .ThenByDescending(fault => camera is null && fault.Child == ChaosChild.Vision)

        // One child was stopped and another one killed within seconds: the first hangs, the second ends.
        .ThenByDescending(fault => SharesChild(fault) && (fault.Kind == ChaosFault.StopChild) == (row.Reason == FaultReason.ProcessHung))
        .ThenByDescending(static fault => fault.BeganAt)
        .FirstOrDefault();

    /// <summary>Any camera's decoder may have been the one that was hit, and one vision process serves all.</summary>
    private static bool SharesChild(InjectedFault fault) => fault.Child is ChaosChild.Decoder or ChaosChild.Vision;
}
