using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Housekeeping.Check;

/// <summary>Decodes a file's pictures to its end. One thread only: it may run beside a DailyCam that records.</summary>
internal sealed class DecodeTest(IMediaProcessLauncher launcher, IOptions<FfmpegOptions> ffmpeg)
{
    /// <summary>Null when it can be decoded. Single spoilt pictures do not count: a camera's lost packets are in its recording, and that is how it was.</summary>
    public async Task<string?> WhyNotAsync(string path, CancellationToken cancellationToken)
    {
        await using var process = await launcher.StartAsync(new MediaCommand { Label = "check", Program = ffmpeg.Value.FfmpegPath, Arguments = Arguments(path) }, cancellationToken);
        await process.Output.CopyToAsync(Stream.Null, cancellationToken);
        var exit = await process.WaitForExitAsync(cancellationToken);
        return exit.Code == 0 ? null : $"FFmpeg ended with {exit.Code}: {(exit.LastLines is [.., var last] ? last : "without a word")}";
    }

    private static IReadOnlyList<string> Arguments(string path) =>
        ["-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", "mp4", "-i", path, "-map", "0:v:0", "-f", "null", "-"];
}
