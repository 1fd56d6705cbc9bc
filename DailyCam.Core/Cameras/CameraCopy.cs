using System.Text.Json;
using DailyCam.Core.Data;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Cameras;

/// <summary>
/// The cameras in a small file beside the database, passwords sealed as there. It is read only when the database cannot be: a camera must be recorded even
/// then. The database is the truth; this is its last known answer.
/// </summary>
internal sealed partial class CameraCopy(DataLayout layout, ILogger<CameraCopy> logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The cameras of the copy; empty when there is none that can be read.</summary>
    public async Task<IReadOnlyList<Camera>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(layout.CameraCopy);
            return await JsonSerializer.DeserializeAsync<List<Camera>>(file, JsonSerializerOptions.Web, cancellationToken) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            if (exception is not FileNotFoundException)
            {
                Log.Unreadable(logger, layout.CameraCopy, exception);
            }

            return [];
        }
    }

    /// <summary>Replaces the copy when it says something else. Whole or not at all: it takes its name only when it is on the disk.</summary>
    public async Task WriteAsync(IReadOnlyList<Camera> cameras, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(cameras, JsonSerializerOptions.Web);
        var before = File.Exists(layout.CameraCopy) ? await File.ReadAllBytesAsync(layout.CameraCopy, cancellationToken) : [];
        if (bytes.AsSpan().SequenceEqual(before))
        {
            return;
        }

        var unfinished = layout.CameraCopy + ".unfinished";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(unfinished, how))
        {
            await file.WriteAsync(bytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(unfinished, layout.CameraCopy, overwrite: true);
    }

    private static partial class Log
    {
        [LoggerMessage(1080, LogLevel.Warning, "{Path}, the copy of the cameras, cannot be read")]
        public static partial void Unreadable(ILogger logger, string path, Exception exception);
    }
}
