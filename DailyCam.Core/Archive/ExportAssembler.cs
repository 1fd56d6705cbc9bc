using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Jobs;

namespace DailyCam.Core.Archive;

/// <summary>Strings the fragments of a stretch together as one fragmented MP4: with continuous times, so that files and gaps between them leave no hole, or on the wall clock.</summary>
internal sealed class ExportAssembler(RecordingReader recordings)
{
    /// <param name="zero">The instant that becomes time 0, not later than the first group: everything then keeps its distance from it, gaps included. Null closes the gaps.</param>
    /// <exception cref="JobRejectedException">The files cannot be joined: the camera changed its picture in between.</exception>
    /// <exception cref="RecordingGoneException">A file is gone or cannot be read.</exception>
    /// <exception cref="IOException">Nobody reads <paramref name="output"/> any more.</exception>
    public async Task WriteAsync(IReadOnlyList<RecordedGroup> groups, DateTimeOffset? zero, Stream output, Func<double, Task> tell, CancellationToken cancellationToken)
    {
        var total = groups.Sum(static group => group.Size);
        var state = new Joined { Zero = zero };
        long done = 0;
        foreach (var file in groups.GroupBy(static group => group.File))
        {
            await using var input = await recordings.OpenAsync(file.Key.Camera, file.Key.Id, cancellationToken)
                ?? throw new RecordingGoneException($"The recording {file.Key.Id} is no longer there.");
            await BeginFileAsync(file.Key, input, state, output, cancellationToken);
            RecordedGroup? previous = null;
            foreach (var group in file)
            {
                if (previous is null || previous.Offset + previous.Size != group.Offset)
                {
                    state.Origin = null; // A hole inside the file: what follows is moved up to what is there.
                }

                await WriteGroupAsync(group, input, state, output, cancellationToken);
                previous = group;
                done += group.Size;
                await tell(done / (double)total);
            }
        }
    }

    private static async Task BeginFileAsync(RecordedFile file, Stream input, Joined state, Stream output, CancellationToken cancellationToken)
    {
        var head = await ReadAsync(input, 0, checked((int)file.HeaderLength), cancellationToken);
        var walked = FileWalker.Walk(new MemoryStream(head, writable: false));
        var header = walked.Header ?? throw new RecordingGoneException($"The recording {file.Id} does not say what is in it.");
        var signature = MovieSignature.Of(head);
        state.Clocks = TrackClocks.Of(header);
        if (state.Signature is null)
        {
            state.Signature = signature;
            await output.WriteAsync(head, cancellationToken);
        }
        else if (!state.Signature.AsSpan().SequenceEqual(signature))
        {
            throw new JobRejectedException($"The camera's picture changed at {file.StartAt:u}; export the parts before and after it separately.");
        }
    }

    private static async Task WriteGroupAsync(RecordedGroup group, Stream input, Joined state, Stream output, CancellationToken cancellationToken)
    {
        foreach (var entry in group.File.Fragments.Where(entry => entry.Offset >= group.Offset && entry.EndOffset <= group.Offset + group.Size))
        {
            var fragment = await ReadAsync(input, entry.Offset, entry.Size, cancellationToken);
            var origin = state.Origin ??= TimeOrigin.Of(state.Clocks, fragment).Later(state.BeginOf(group.File.StartAt + entry.Start));
            var moof = FragmentRebaser.Moof(fragment, origin);
            foreach (var run in TrackRunReader.Read(fragment))
            {
                var end = origin.End(run);
                state.End = end > state.End ? end : state.End;
            }

            await output.WriteAsync(moof, cancellationToken);
            await output.WriteAsync(fragment.AsMemory(moof.Length), cancellationToken);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream input, long offset, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        try
        {
            input.Position = offset;
            await input.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
        catch (IOException exception)
        {
            // Told apart from an output that nobody reads any more.
            throw new RecordingGoneException($"A recording cannot be read: {exception.Message}", isThere: true);
        }
    }

    private sealed class Joined
    {
        public byte[]? Signature { get; set; }

        /// <summary>What becomes time 0; null when gaps are closed.</summary>
        public DateTimeOffset? Zero { get; init; }

        public TrackClocks Clocks { get; set; }

        /// <summary>What the present piece takes away from its times; null before its first fragment.</summary>
        public TimeOrigin? Origin { get; set; }

        /// <summary>End of what was written.</summary>
        public TimeSpan End { get; set; }

        /// <summary>Where a piece that was recorded at an instant begins; never before the end of what is there, or times would go back.</summary>
        public TimeSpan BeginOf(DateTimeOffset at) => Zero is { } zero && at - zero > End ? at - zero : End;
    }
}
