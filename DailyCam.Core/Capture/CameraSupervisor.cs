using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture;

/// <summary>
/// Makes what runs follow what is wanted: every camera that is switched on has one capture session, whether or not anybody watches, from the
/// process's start to its end.
/// </summary>
public sealed partial class CameraSupervisor(
    CameraStore cameras, IEnumerable<IFragmentConsumerFactory> factories, CaptureContext context, WantedCameras? wantedCameras = null) : ILoop
{
    /// <summary>When the database does not answer, what runs goes on and the question is asked again.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<CameraId, RunningCamera> sessions = new();

    /// <summary>Ends the camera's present attempt and begins another. False when no session runs for it.</summary>
    public bool Restart(CameraId camera)
    {
        if (!sessions.TryGetValue(camera, out var running))
        {
            return false;
        }

        running.Session.Restart();
        return true;
    }

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        // One pending "look again" is enough: a look sees every change that came before it.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        void OnChanged(CameraId camera) => changes.Writer.TryWrite(true);
        cameras.Changed += OnChanged;
        try
        {
            OnChanged(default);
            while (await changes.Reader.WaitToReadAsync(stoppingToken))
            {
                changes.Reader.TryRead(out _);
                if (!await TryFollowAsync(stoppingToken))
                {
                    OnChanged(default);
                    await Task.Delay(RetryDelay, context.Clock, stoppingToken);
                }
            }
        }
        finally
        {
            cameras.Changed -= OnChanged;
            await StopAsync(sessions.Keys);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of all cameras: whatever a look meets, what runs goes on and the next look is made.")]
    private async Task<bool> TryFollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (wanted, certain) = wantedCameras is null ? (await cameras.ListAsync(cancellationToken), true) : await wantedCameras.ListAsync(cancellationToken);
            return await FollowAsync(wanted) && certain;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(context.Logger, exception);
            return false;
        }
    }

    private async Task<bool> FollowAsync(IReadOnlyList<Camera> wanted)
    {
        var on = wanted.Where(static camera => camera.IsOn).ToDictionary(static camera => camera.Id);
        await StopAsync(sessions.Where(running => !on.TryGetValue(running.Key, out var camera) || running.Value.Key != RunningKey.Of(camera)).Select(static running => running.Key));
        var all = true;
        foreach (var camera in on.Values.Where(camera => !sessions.ContainsKey(camera.Id)))
        {
            all &= await TryStartAsync(camera);
        }

        ShowOff(wanted);
        return all;
    }

    /// <summary>A camera that is off has no session to speak for it; one that is deleted has nothing to say.</summary>
    private void ShowOff(IReadOnlyList<Camera> wanted)
    {
        foreach (var camera in wanted.Where(camera => !camera.IsOn && context.Board.Find(camera.Id)?.State != CaptureState.Off))
        {
            context.Board.Post(new CaptureStatus { Camera = camera.Id, State = CaptureState.Off, Since = context.Clock.GetUtcNow() });
        }

        foreach (var status in context.Board.All.Where(status => wanted.All(camera => camera.Id != status.Camera)))
        {
            context.Board.Remove(status.Camera);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One camera that cannot be started keeps no other from running; it is tried again.")]
    private async Task<bool> TryStartAsync(Camera camera)
    {
        var consumers = new List<IFragmentConsumer>();
        try
        {
            consumers.AddRange(factories.Select(factory => factory.Create(camera)).OfType<IFragmentConsumer>());
            Log.Starting(context.Logger, camera.Id, camera.Source.Kind);
            sessions[camera.Id] = new RunningCamera(RunningKey.Of(camera), new CaptureSession(camera, consumers, context));
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotStarted(context.Logger, camera.Id, exception);
            foreach (var consumer in consumers)
            {
                await consumer.DisposeAsync();
            }

            return false;
        }
    }

    private async Task StopAsync(IEnumerable<CameraId> ids) => await Task.WhenAll(ids.ToList().Select(async id =>
    {
        if (sessions.TryRemove(id, out var running))
        {
            await running.Session.DisposeAsync();
            Log.Stopped(context.Logger, id);
        }
    }));

    /// <summary>What makes a running session another one. A new name or zone does not interrupt the picture.</summary>
    private sealed record RunningKey(CameraSource Source, bool Recording, bool Detection)
    {
        public static RunningKey Of(Camera camera) => new(camera.Source, camera.Recording, camera.Detection);
    }

    private sealed record RunningCamera(RunningKey Key, CaptureSession Session);

    private static partial class Log
    {
        [LoggerMessage(1130, LogLevel.Information, "Camera {Camera} ({Kind}) is switched on")]
        public static partial void Starting(ILogger logger, CameraId camera, SourceKind kind);

        [LoggerMessage(1131, LogLevel.Information, "Camera {Camera} is stopped")]
        public static partial void Stopped(ILogger logger, CameraId camera);

        [LoggerMessage(1132, LogLevel.Warning, "The cameras could not be read; what runs goes on")]
        public static partial void NotRead(ILogger logger, Exception exception);

        [LoggerMessage(1133, LogLevel.Error, "Camera {Camera} could not be started and is tried again; the others run")]
        public static partial void NotStarted(ILogger logger, CameraId camera, Exception exception);
    }
}
