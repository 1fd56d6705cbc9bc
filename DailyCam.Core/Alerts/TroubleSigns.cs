using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;

namespace DailyCam.Core.Alerts;

/// <summary>The cameras that are not recorded or not looked at, as <see cref="RecordingWatch"/> and <see cref="FaultLog"/> judge them: no judgement of its own. From memory; safe from any thread.</summary>
public sealed class TroubleSigns(RecordingWatch watch, FaultLog faults, TimeProvider clock)
{
    /// <summary>What is not recorded first.</summary>
    public IReadOnlyList<CameraTrouble> Now()
    {
        var now = clock.GetUtcNow();
        var blind = faults.Open
            .Where(fault => fault.Cause.Stage is FaultStage.Vision or FaultStage.Frames && now - fault.BeganAt >= AlertLimits.BlindAfter)
            .Select(fault => new CameraTrouble(fault.Camera, NameOf(fault.Camera), fault.BeganAt, fault.Cause.Reason, IsGrave: false));
        return [.. watch.Alarms.Select(static alarm => new CameraTrouble(alarm.Camera, alarm.Name, alarm.SinceAt, alarm.Reason, IsGrave: true)), .. blind];
    }

    /// <summary>The camera's name; null when there is none of this id.</summary>
    public string? NameOf(CameraId? camera) => camera is { } id ? watch.Names.GetValueOrDefault(id) : null;
}
