using System.Security.Cryptography;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>
/// What each camera sent last time, kept in a small file, so that after a restart it is live without being asked first: a probe takes a second or two, which
/// nobody records. It is a guess and treated as one (<see cref="Sessions.SessionPlan"/>). Safe from any thread.
/// </summary>
public sealed partial class KnownStreams : IAsyncDisposable
{
    /// <summary>More sources than a home ever has; whoever changes addresses a hundred times gets an empty memory, not a full disk.</summary>
    private const int MostStreams = 256;

    private readonly DataLayout layout;
    private readonly ILogger<KnownStreams> logger;
    private readonly OrderedWork writing;
    private readonly Lock gate = new();
    private Dictionary<string, KnownStream>? streams;

    public KnownStreams(DataLayout layout, TimeProvider clock, ILogger<KnownStreams> logger)
    {
        (this.layout, this.logger) = (layout, logger);
        writing = new OrderedWork("the known streams", clock, logger);
    }

    /// <summary>Null when the source is not known, or when what it sent has to be encoded: that takes long enough to ask first.</summary>
    public KnownStream? Find(CameraSource source)
    {
        lock (gate)
        {
            return Streams.GetValueOrDefault(KeyOf(source));
        }
    }

    public void Learn(CameraSource source, KnownStream stream)
    {
        lock (gate)
        {
            if (Streams.GetValueOrDefault(KeyOf(source)) == stream)
            {
                return;
            }

            if (Streams.Count >= MostStreams)
            {
                Streams.Clear();
            }

            Streams[KeyOf(source)] = stream;
        }

        writing.TryPost(WriteAsync);
    }

    public void Forget(CameraSource source)
    {
        lock (gate)
        {
            if (!Streams.Remove(KeyOf(source)))
            {
                return;
            }
        }

        writing.TryPost(WriteAsync);
    }

    public ValueTask DisposeAsync() => writing.DisposeAsync();

    private Dictionary<string, KnownStream> Streams => streams ??= Read();

    /// <summary>Address and login in one, without saying either.</summary>
    private static string KeyOf(CameraSource source) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(source, JsonSerializerOptions.Web)));

    private Dictionary<string, KnownStream> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, KnownStream>>(File.ReadAllBytes(layout.KnownStreams), JsonSerializerOptions.Web) is { } read
                ? new(read.Where(static stream => stream.Value?.VideoCodec is not null), StringComparer.Ordinal)
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            if (exception is not FileNotFoundException)
            {
                Log.Unreadable(logger, layout.KnownStreams, exception);
            }

            return [];
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        byte[] bytes;
        lock (gate)
        {
            bytes = JsonSerializer.SerializeToUtf8Bytes(Streams, JsonSerializerOptions.Web);
        }

        var unfinished = layout.KnownStreams + ".unfinished";
        await File.WriteAllBytesAsync(unfinished, bytes, cancellationToken);
        File.Move(unfinished, layout.KnownStreams, overwrite: true);
    }

    private static partial class Log
    {
        [LoggerMessage(1127, LogLevel.Warning, "{Path}, what the cameras sent last time, cannot be read; they are probed as if they were new")]
        public static partial void Unreadable(ILogger logger, string path, Exception exception);
    }
}
