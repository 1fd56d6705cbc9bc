using DailyCam.Core.Archive;
using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace DailyCam.Tests.Archive;

/// <summary>The archive put together on a real folder and database, with a disk that can be made to fail.</summary>
internal sealed class ArchiveLab : IAsyncDisposable
{
    public ArchiveLab(ArchiveOptions? options = null, TimeProvider? clock = null)
    {
        Options = options ?? new ArchiveOptions { ReserveMegabytes = 0 };
        Clock = clock ?? new ManualTimeProvider();
        Volume = new ArchiveVolume(Database.Layout, Disk, Microsoft.Extensions.Options.Options.Create(Options));
        Registrar = new SegmentRegistrar(Database, Registry, [Listener], TimeProvider.System, NullLogger<SegmentRegistrar>.Instance);
        Faults = new FaultLog(Database, Clock, NullLogger<FaultLog>.Instance);
        Store = new ArchiveStore(Disk, Volume, Registry, Registrar, Abandoned, Clock);
    }

    public TestDatabase Database { get; } = new();

    public ArchiveOptions Options { get; }

    public TimeProvider Clock { get; }

    public FaultyDisk Disk { get; } = new();

    public OpenSegments Registry { get; } = new();

    public AbandonedFiles Abandoned { get; } = new();

    public FaultLog Faults { get; }

    public RecordingStatusBoard Board { get; } = new();

    public RememberingListener Listener { get; } = new();

    public ArchiveVolume Volume { get; }

    public SegmentRegistrar Registrar { get; }

    public ArchiveStore Store { get; }

    public CameraId Camera { get; } = CameraId.New();

    public string Root => Database.Layout.Archive;

    public ArchiveRecorder NewRecorder(FragmentBacklog backlog) =>
        new(Camera, backlog, Store, Board, Faults, Options, Clock, NullLogger.Instance);

    /// <summary>Takes what waits, as the writer's thread does, until nothing is left or the disk refuses.</summary>
    public static void Drain(FragmentBacklog backlog, ArchiveRecorder recorder)
    {
        while (recorder.RetryIn is null)
        {
            switch (backlog.Take(TimeSpan.Zero, out var fragment))
            {
                case BacklogTake.Fragment:
                    recorder.Write(fragment!);
                    break;
                case BacklogTake.AttemptEnded:
                    recorder.End(SegmentClosedBy.AttemptEnded);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Writes all rows that wait and gives them, oldest first.</summary>
    public async Task<IReadOnlyList<ArchiveSegment>> RowsAsync()
    {
        await Registrar.StartAsync(CancellationToken.None);
        await Registrar.StoppedAsync(CancellationToken.None);
        await using var context = Database.CreateDbContext();
        return await context.ArchiveSegments.AsNoTracking().OrderBy(static row => row.StartAt).ThenBy(static row => row.Path).ToListAsync();
    }

    /// <summary>The numbers of the fragments in a row's file, as they were made.</summary>
    public IReadOnlyList<int> NumbersIn(ArchiveSegment segment)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root, segment.Path));
        var numbers = new List<int>();
        foreach (var box in Box.In(bytes))
        {
            if (box.Type == BoxType.MediaData)
            {
                numbers.Add(TestFragments.NumberIn(box.Body(bytes)));
            }
        }

        return numbers;
    }

    /// <summary>The attempt a row's file was made in, as the file says.</summary>
    public long AttemptOf(ArchiveSegment segment)
    {
        using var stream = File.OpenRead(Path.Combine(Root, segment.Path));
        return FileWalker.Walk(stream).Header!.Attempt;
    }

    /// <summary>The numbers of all fragments in all files, in order of the files.</summary>
    public async Task<IReadOnlyList<int>> KeptNumbersAsync() => [.. (await RowsAsync()).SelectMany(NumbersIn)];

    public FileSalvage NewSalvage() => new(Volume, Disk, Registry, Abandoned, Clock, NullLogger<FileSalvage>.Instance);

    public ArchiveRecovery NewRecovery(MissingFiles? missing = null) => new(
        NewSalvage(), Volume, Abandoned, missing ?? new MissingFiles(), Registrar, new RecoveryRows(Database, Board), Clock, NullLogger<ArchiveRecovery>.Instance);

    public async ValueTask DisposeAsync()
    {
        await Registrar.StoppedAsync(CancellationToken.None);
        Registrar.Dispose();
        Database.Dispose();
    }

    internal sealed class RememberingListener : IClosedSegmentListener
    {
        public List<ArchiveSegment> Told { get; } = [];

        public Task SegmentClosedAsync(ArchiveSegment segment, CancellationToken cancellationToken)
        {
            Told.Add(segment);
            return Task.CompletedTask;
        }
    }
}
