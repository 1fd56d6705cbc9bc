using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Archive;

/// <summary>Gives each recorded camera its <see cref="ArchiveWriter"/>, and knows those that run.</summary>
internal sealed class ArchiveWriterFactory(
    ArchiveStore store,
    RecordingStatusBoard board,
    FaultLog faults,
    IOptions<ArchiveOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<ArchiveWriter> logger) : IFragmentConsumerFactory
{
    private readonly ConcurrentDictionary<ArchiveWriter, bool> writers = new();

    public IEnumerable<ArchiveWriter> Writers => writers.Keys;

    public IFragmentConsumer? Create(Camera camera)
    {
        if (!camera.Recording)
        {
            board.Remove(camera.Id);
            return null;
        }

        var backlog = new FragmentBacklog(options.Value.QueueLength, options.Value.QueueMegabytes * 1024L * 1024L);
        var recorder = new ArchiveRecorder(camera.Id, backlog, store, board, faults, options.Value, clock, logger);
        var writer = new ArchiveWriter(camera.Id, backlog, recorder, clock, gone => writers.TryRemove(gone, out _), logger, lifetime.ApplicationStopping);
        writers[writer] = true;
        return writer;
    }
}
