using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Data;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as the process: the parent-death signal (setpriv) belongs to the thread that started the
/// child, and a pool thread would take its children with it when the pool shrinks. Kills what an earlier life left before the first start.
/// </summary>
internal sealed partial class MediaProcessLauncher : IMediaProcessLauncher, IDisposable
{
    /// <summary>Starts that may wait: every camera's capture, decoder and pictures at once. Beyond it something is wrong, and the start fails.</summary>
    private const int MaxWaitingStarts = 256;

    private readonly BlockingCollection<Request> requests = new(MaxWaitingStarts);
    private readonly TimeProvider clock;
    private readonly ILogger<MediaProcessLauncher> logger;
    private readonly string marker;
    private readonly string? setpriv = ProgramPath.Find("setpriv");
    private readonly string? nice = ProgramPath.Find("nice");

    public MediaProcessLauncher(DataLayout layout, TimeProvider clock, ILogger<MediaProcessLauncher> logger)
    {
        (this.clock, this.logger) = (clock, logger);
        marker = LeftoverChildren.MarkerFor(layout.Root);
        new Thread(Run) { IsBackground = true, Name = "children" }.Start();
    }

    public async Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new Request(command);
        if (!TryQueue(request))
        {
            throw new IOException($"{command.Program} cannot be started: too many starts are waiting");
        }

        try
        {
            return await request.Started.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await DisposeLateAsync(request.Started.Task);
            throw;
        }
    }

    /// <summary>Ends the thread and, by the parent-death signal, every child that is still there.</summary>
    public void Dispose() => requests.CompleteAdding();

    private bool TryQueue(Request request)
    {
        try
        {
            return requests.TryAdd(request);
        }
        catch (InvalidOperationException)
        {
            return false; // Disposed: the process is ending.
        }
    }

    /// <summary>The caller no longer waits, but the child may still have been started: nobody else would end it.</summary>
    private static async Task DisposeLateAsync(Task<MediaProcess> started)
    {
        try
        {
            await (await started).DisposeAsync();
        }
        catch (IOException)
        {
            // It was not started.
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the thread: a start that fails belongs to its caller.")]
    private void Run()
    {
        SweepLeftovers();
        foreach (var request in requests.GetConsumingEnumerable())
        {
            try
            {
                request.Started.SetResult(Start(request.Command));
            }
            catch (IOException exception)
            {
                request.Started.SetException(exception);
            }
            catch (Exception exception)
            {
                request.Started.SetException(new IOException($"{request.Command.Program} cannot be started", exception));
            }
        }
    }

    private MediaProcess Start(MediaCommand command)
    {
        var program = ProgramPath.Find(command.Program) ?? throw new FileNotFoundException($"{command.Program} is not installed", command.Program);
        string[] politely = command.IsBackground && nice is not null ? [nice, "-n", "10"] : [];
        IReadOnlyList<string> line = setpriv is null
            ? [.. politely, program, .. command.Arguments]
            : [setpriv, "--no-new-privs", "--pdeathsig", "KILL", "--", .. politely, program, .. command.Arguments];
        var environment = new Dictionary<string, string>(command.Environment, StringComparer.Ordinal) { [LeftoverChildren.MarkerName] = marker };
        return MediaProcess.Start(command, line, environment, clock, logger);
    }

    private void SweepLeftovers()
    {
        // A child of ours (vision) carries the marker itself: its siblings are not leftovers. Without /proc there is nothing to look at.
        if (Environment.GetEnvironmentVariable(LeftoverChildren.MarkerName) == marker || LeftoverChildren.StartedAt(Environment.ProcessId) is not { } ownStart)
        {
            return;
        }

        foreach (var leftover in LeftoverChildren.Find(marker, ownStart))
        {
            ChildSignals.Kill(leftover);
            Log.Swept(logger, leftover);
        }
    }

    private sealed record Request(MediaCommand Command)
    {
        public TaskCompletionSource<MediaProcess> Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(1105, LogLevel.Warning, "Ended process {ProcessId}, which an earlier run left behind")]
        public static partial void Swept(ILogger logger, int processId);
    }
}
