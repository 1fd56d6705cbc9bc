using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Cameras;

/// <summary>
/// Receives a video in parts, so that a lost connection costs one part and not the file. What arrived of a part that was cut counts; each part is on the disk itself before it is
/// answered. The whole goes through the same gate as a video that comes in one piece (<see cref="UploadStore"/>).
/// </summary>
public sealed partial class UploadParts(OpenUploads open, UploadStore uploads, UploadRoom room, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadParts> logger) : IDisposable
{
    /// <summary>Bytes that a sender should put into one part: about a second of a home's wireless network, and all that a power cut can take. Larger ones are taken too.</summary>
    public const int PartBytes = 4 * 1024 * 1024;

    /// <summary>Unfinished uploads of all owners together. A family has one or two; more are a program that never ends what it begins.</summary>
    public const int MaxOpen = 8;

    /// <summary>Longest <see cref="OpenUpload.Mark"/>: a time and a file name.</summary>
    public const int MaxMarkLength = 300;

    private readonly UploadTurns turns = new();
    private readonly SemaphoreSlim beginning = new(1);

    /// <summary>How long an interrupted upload can go on.</summary>
    public TimeSpan KeptFor => TimeSpan.FromHours(options.Value.UnfinishedHours);

    public void Dispose() => beginning.Dispose();

    /// <summary>The owner's unfinished uploads, the one that was touched last first.</summary>
    public IReadOnlyList<OpenUpload> List(string owner) => [.. open.List().Where(upload => upload.Owner == owner).Select(Seen)];

    /// <summary>Null when the owner has no such unfinished upload.</summary>
    public OpenUpload? Find(string owner, UploadId id) => open.Find(id) is { } upload && upload.Owner == owner ? Seen(upload) : null;

    /// <summary>Begins an upload, or gives the owner's unfinished one of the same name, length and mark: asking twice because the answer was lost makes no second one.</summary>
    /// <param name="owner">Who begins it: nobody else can go on with it, see it or cancel it.</param>
    /// <param name="name">The file's name from outside; only shown.</param>
    /// <param name="bytes">Its whole length.</param>
    /// <param name="mark">What the sender knows the file by; null for a sender who keeps the id itself.</param>
    public async Task<(OpenUpload? Upload, Problem? Problem)> BeginAsync(string owner, string? name, long bytes, string? mark, CancellationToken cancellationToken)
    {
        if (bytes <= 0 || bytes > options.Value.MaxBytes)
        {
            return (null, bytes <= 0 ? Wrong(CameraProblems.UploadEmpty) : Wrong(CameraProblems.UploadTooLarge, options.Value.MaxGigabytes));
        }

        var wanted = new OpenUpload(UploadId.New(), owner, UploadName.Clean(name), bytes, mark is { Length: > MaxMarkLength } ? mark[..MaxMarkLength] : mark) { TouchedAt = clock.GetUtcNow() };
        await beginning.WaitAsync(cancellationToken);
        try
        {
            var others = open.List();
            if (wanted.Mark is not null && others.FirstOrDefault(other => other with { Id = wanted.Id, Offset = 0, TouchedAt = wanted.TouchedAt } == wanted) is { } known)
            {
                return (Seen(known), null);
            }

            if (others.Count >= MaxOpen)
            {
                return (null, Wrong(CameraProblems.UploadTooMany, MaxOpen));
            }

            if (bytes > room.Bytes - others.Sum(static other => other.MissingBytes))
            {
                return (null, Wrong(CameraProblems.UploadNoSpace));
            }

            await open.AddAsync(wanted, cancellationToken);
            Log.Began(logger, wanted.Id, bytes);
            return (wanted, null);
        }
        finally
        {
            beginning.Release();
        }
    }

    /// <summary>Adds one part. The last one is answered when the whole was looked at; a sender who loses that answer sends an empty part at the end.</summary>
    /// <param name="owner">Who sends it.</param>
    /// <param name="id">The upload.</param>
    /// <param name="offset">Where the part begins; anything but the length of what has arrived is refused with the right place.</param>
    /// <param name="body">Read once, never sought.</param>
    /// <param name="announcedBytes">The part's length, if it was announced.</param>
    public async Task<PartOutcome> AppendAsync(string owner, UploadId id, long offset, Stream body, long? announcedBytes, CancellationToken cancellationToken)
    {
        if (Find(owner, id) is null)
        {
            return PartOutcome.Missing();
        }

        using var turn = await turns.TakeAsync(id, cancellationToken);
        if (Find(owner, id) is not { } upload)
        {
            return PartOutcome.Missing(); // It ended while the turn was waited for.
        }

        if (await EndedByACrashAsync(upload, cancellationToken) is { } video)
        {
            return PartOutcome.Kept(video);
        }

        if (Refusal(upload, offset, announcedBytes) is { } refusal)
        {
            return refusal;
        }

        if (!uploads.TryEnter())
        {
            return PartOutcome.Refused(upload.Offset, CameraProblems.UploadBusy);
        }

        try
        {
            return await TakeAsync(upload, body, turn.Token) ?? await FinishAsync(upload, turn.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var arrived = open.Find(id)?.Offset ?? 0;
            return PartOutcome.Refused(arrived, CameraProblems.UploadPartCut, arrived); // A newer part took its place.
        }
        finally
        {
            uploads.Leave();
        }
    }

    /// <summary>Takes an unfinished upload away, whatever is just arriving of it. False when the owner has none of that id.</summary>
    public async Task<bool> CancelAsync(string owner, UploadId id, CancellationToken cancellationToken)
    {
        if (Find(owner, id) is null)
        {
            return false;
        }

        using var turn = await turns.TakeAsync(id, cancellationToken);
        var isThere = Find(owner, id) is not null;
        open.Remove(id);
        return isThere;
    }

    /// <summary>Takes away what nobody goes on with.</summary>
    internal void Sweep()
    {
        var bytes = open.RemoveUntouched(clock.GetUtcNow() - KeptFor, turns.IsTaken);
        if (bytes > 0)
        {
            Log.Swept(logger, bytes);
        }
    }

    private static Problem Wrong(string code, params object[] arguments) => new(code, "file", arguments);

    /// <summary>Null when the part may come.</summary>
    private PartOutcome? Refusal(OpenUpload upload, long offset, long? announcedBytes) => announcedBytes switch
    {
        _ when offset != upload.Offset => PartOutcome.Refused(upload.Offset, CameraProblems.UploadOffset, upload.Offset),
        { } bytes when bytes > upload.MissingBytes => PartOutcome.Refused(upload.Offset, CameraProblems.UploadPartBeyond, upload.Bytes),
        _ when Math.Min(announcedBytes ?? PartBytes, upload.MissingBytes) > room.Bytes && upload.MissingBytes > 0 => PartOutcome.Refused(upload.Offset, CameraProblems.UploadNoSpace),
        _ => null,
    };

    /// <summary>Null when nothing is missing any more.</summary>
    private async Task<PartOutcome?> TakeAsync(OpenUpload upload, Stream body, CancellationToken cancellationToken)
    {
        var end = BodyEnd.Broken;
        await using (var file = BodyWriter.Open(open.DataPath(upload.Id), FileMode.OpenOrCreate))
        {
            file.Position = upload.Offset;
            try
            {
                end = await BodyWriter.WriteAsync(body, file, upload.Bytes, cancellationToken);
            }
            finally
            {
                if (end == BodyEnd.TooLong)
                {
                    file.SetLength(upload.Offset); // Whoever counts wrong may have sent anything.
                }

                BodyWriter.Harden(file);
            }
        }

        open.Touch(upload.Id);
        var arrived = new FileInfo(open.DataPath(upload.Id)).Length;
        if (upload.Offset < VideoFileHead.Length && arrived >= VideoFileHead.Length && UploadCheck.HeadProblem(open.DataPath(upload.Id)) is { } code)
        {
            open.Remove(upload.Id); // Nobody sends gigabytes to hear at their end that they are no video.
            return PartOutcome.Refused(0, code);
        }

        return end switch
        {
            BodyEnd.Broken => PartOutcome.Refused(arrived, CameraProblems.UploadPartCut, arrived),
            BodyEnd.TooLong => PartOutcome.Refused(arrived, CameraProblems.UploadPartBeyond, upload.Bytes),
            BodyEnd.DiskFull => PartOutcome.Refused(arrived, CameraProblems.UploadNoSpace),
            _ => arrived < upload.Bytes ? PartOutcome.Taken(arrived) : null,
        };
    }

    private async Task<PartOutcome> FinishAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        var outcome = await uploads.KeepAsync(upload.Id, open.DataPath(upload.Id), upload.Name, cancellationToken);
        open.Remove(upload.Id);
        return outcome.Video is { } video ? PartOutcome.Kept(video) : PartOutcome.Refused(0, outcome.Problem!);
    }

    /// <summary>A process that ended between the move of the file and the end of the note: with the row it is a video, without it is still on its way.</summary>
    private async Task<UploadedVideo?> EndedByACrashAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        if (!IsMoved(upload.Id))
        {
            return null;
        }

        if (await uploads.FindAsync(upload.Id, cancellationToken) is { } video)
        {
            open.Remove(upload.Id);
            return video;
        }

        File.Move(uploads.PathOf(upload.Id), open.DataPath(upload.Id));
        return null;
    }

    private bool IsMoved(UploadId id) => !File.Exists(open.DataPath(id)) && File.Exists(uploads.PathOf(id));

    private OpenUpload Seen(OpenUpload upload) => IsMoved(upload.Id) ? upload with { Offset = upload.Bytes } : upload;

    private static partial class Log
    {
        [LoggerMessage(1024, LogLevel.Information, "Upload {Upload} in parts began: {Bytes} bytes")]
        public static partial void Began(ILogger logger, UploadId upload, long bytes);

        [LoggerMessage(1025, LogLevel.Information, "Took away unfinished uploads that nobody went on with ({Bytes} bytes)")]
        public static partial void Swept(ILogger logger, long bytes);
    }
}
