using System.Data.Common;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Health;

/// <summary>
/// Looks each second whether every camera that should be recorded is, and keeps the list of those that are not for every page. What fails without a word (nothing reaches the disk, nothing
/// complains) becomes a fault here, because nobody else knows of it.
/// </summary>
public sealed partial class RecordingWatch(
    CameraStore cameras, CaptureStatusBoard captures, RecordingStatusBoard recordings, FaultLog faults, TimeProvider clock, ILogger<RecordingWatch> logger) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Within this the part that failed says itself what is wrong; after it the silence is a fault of its own.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(10);

    private readonly Dictionary<CameraId, Watched> watched = [];
    private volatile IReadOnlyList<RecordingAlarm> alarms = [];
    private volatile IReadOnlyDictionary<CameraId, string> names = new Dictionary<CameraId, string>();
    private int changed = 1;
    private int provenCount;

    /// <summary>Cameras that should be recorded and are not, in the order of the cameras. Safe from any thread.</summary>
    public IReadOnlyList<RecordingAlarm> Alarms => alarms;

    /// <summary>Cameras that are proven to be recorded at this moment. Safe from any thread.</summary>
    public int ProvenCount => Volatile.Read(ref provenCount);

    /// <summary>The cameras' names, for sentences about them. Safe from any thread.</summary>
    public IReadOnlyDictionary<CameraId, string> Names => names;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        void OnChanged(CameraId camera) => Interlocked.Exchange(ref changed, 1);
        cameras.Changed += OnChanged;
        try
        {
            IReadOnlyList<Camera> wanted = [];
            using var timer = new PeriodicTimer(Interval, clock);
            do
            {
                wanted = Interlocked.Exchange(ref changed, 0) == 1 ? await ReadAsync(wanted, stoppingToken) : wanted;
                Look(wanted);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            cameras.Changed -= OnChanged;
        }
    }

    /// <summary>One look.</summary>
    internal void Look(IReadOnlyList<Camera> wanted)
    {
        var now = clock.GetUtcNow();
        foreach (var gone in watched.Keys.Except(wanted.Select(static camera => camera.Id)).ToList())
        {
            EndSilence(gone, watched[gone], FaultRecovery.NoLongerWanted);
            watched.Remove(gone);
        }

        foreach (var camera in wanted)
        {
            if (!watched.TryGetValue(camera.Id, out var state))
            {
                watched[camera.Id] = state = new Watched();
            }

            Look(camera, state, now);
        }

        Volatile.Write(ref provenCount, wanted.Count(camera => watched[camera.Id].Judge.IsProven));
        names = wanted.ToDictionary(static camera => camera.Id, static camera => camera.Name);
        alarms = [.. wanted.Select(camera => watched[camera.Id].Judge.Alarm).OfType<RecordingAlarm>()];
    }

    private void Look(Camera camera, Watched state, DateTimeOffset now)
    {
        var before = state.Judge.Alarm;
        if (state.Judge.Look(camera, captures.Find(camera.Id), recordings.Find(camera.Id), now) && !IsToldElsewhere(state.Judge.Alarm ?? before) && state.Lines.Tell(now))
        {
            Tell(camera.Id, state.Judge.Alarm, before, now);
        }

        if (state.Lines.Unsaid(now) is > 0 and var unsaid)
        {
            Log.Changed(logger, camera.Id, unsaid, ChangeLines.Period.TotalMinutes, state.Judge.Alarm is null);
        }

        WatchSilence(camera, state, now);
    }

    /// <summary>One line for one change: what the archive says of its disk need not be said again.</summary>
    private static bool IsToldElsewhere(RecordingAlarm? alarm) => alarm is not null && ArchiveLog.Tells(alarm.Kind, alarm.Reason);

    private void WatchSilence(Camera camera, Watched state, DateTimeOffset now)
    {
        if (state.Judge.Alarm is not { Reason: FaultReason.NothingWritten } alarm)
        {
            state.QuietSince = null;
            EndSilence(camera.Id, state, state.Judge.Alarm is null ? FaultRecovery.PartRestarted : FaultRecovery.TurnedIntoAnother);
            return;
        }

        state.QuietSince ??= now;
        if (!state.IsSilent && now - state.QuietSince >= SilentAfter)
        {
            state.IsSilent = true;
            faults.Began(camera.Id, new FaultCause(FaultKind.RecordingBranch, FaultReason.NothingWritten), alarm.SinceAt);
        }
    }

    private void EndSilence(CameraId camera, Watched state, FaultRecovery how)
    {
        if (state.IsSilent)
        {
            state.IsSilent = false;
            faults.Recovered(camera, FaultKind.RecordingBranch, new FaultEnd(how) { Lost = FaultEnd.AllOfIt });
        }
    }

    /// <summary>The cameras as they were when the database does not answer; it is asked again.</summary>
    private async Task<IReadOnlyList<Camera>> ReadAsync(IReadOnlyList<Camera> known, CancellationToken cancellationToken)
    {
        try
        {
            return await cameras.ListAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
        {
            Interlocked.Exchange(ref changed, 1);
            return known;
        }
    }

    private void Tell(CameraId camera, RecordingAlarm? alarm, RecordingAlarm? before, DateTimeOffset now)
    {
        if (alarm is not null)
        {
            Log.NotRecorded(logger, camera, alarm.SinceAt, alarm.Kind, alarm.Reason);
        }
        else if (before is not null)
        {
            Log.Recorded(logger, camera, (now - before.SinceAt).TotalSeconds);
        }
    }

    private sealed class Watched
    {
        public RecordingJudge Judge { get; } = new();

        public ChangeLines Lines { get; } = new();

        public DateTimeOffset? QuietSince { get; set; }

        public bool IsSilent { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1980, LogLevel.Warning, "Camera {Camera} is not recorded since {Since:u}: {Kind}, {Reason}")]
        public static partial void NotRecorded(ILogger logger, CameraId camera, DateTimeOffset since, FaultKind kind, FaultReason reason);

        [LoggerMessage(1981, LogLevel.Information, "Camera {Camera} is recorded again after {Seconds:0} s")]
        public static partial void Recorded(ILogger logger, CameraId camera, double seconds);

        [LoggerMessage(1982, LogLevel.Warning, "Camera {Camera}: {Count} more changes between recorded and not recorded within {Minutes:0} minutes; recorded now: {Recorded}")]
        public static partial void Changed(ILogger logger, CameraId camera, int count, double minutes, bool recorded);
    }
}
