using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Cameras;

/// <summary>One JPEG straight from a source, before there is a camera with fragments.</summary>
public sealed class PreviewPicture(IMediaProcessLauncher launcher, IOptions<FfmpegOptions> options, TimeProvider clock)
{
    /// <summary>A camera with a key frame each 10 s still gives one.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(500);

    /// <summary>A JPEG of this width is below 200 KB; this much more is no picture.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Null when no picture could be made in time.</summary>
    public async Task<byte[]?> TakeAsync(MediaInput input, CancellationToken cancellationToken)
    {
        var command = new MediaCommand { Label = "preview", Program = options.Value.FfmpegPath, Arguments = Arguments(input), Secrets = input.Secrets };
        using var timeout = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await using var child = await launcher.StartAsync(command, either.Token);
            var picture = await ReadAsync(child.Output, either.Token);
            await child.StopAsync(StopGrace);
            return picture;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    internal static IReadOnlyList<string> Arguments(MediaInput input) =>
    [
        "-hide_banner", "-loglevel", "error", "-nostdin", .. InputArguments.For(input),
        "-map", "0:v:0", "-frames:v", "1", "-vf", "scale=w='min(960,iw)':h=-2", "-c:v", "mjpeg", "-q:v", "4", "-f", "image2pipe", "pipe:1",
    ];

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > MaxBytes)
            {
                return null;
            }

            await memory.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return memory.Length > 0 ? memory.ToArray() : null;
    }
}
