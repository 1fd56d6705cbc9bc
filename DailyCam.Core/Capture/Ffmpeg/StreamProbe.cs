using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Asks ffprobe what a source sends. Every outcome is a value; only cancellation throws.</summary>
public sealed class StreamProbe(IMediaProcessLauncher launcher, IOptions<FfmpegOptions> options, TimeProvider clock)
{
    /// <summary>Connecting, the camera's own slowness and FFmpeg's stream analysis (5 s), on top of the stretch that is watched.</summary>
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A camera with sound that shows a picture each five seconds or less often, or its first key frame late, has shown none when FFmpeg's own 5 s are over, and would be one without video. Three of its
    /// pictures fit into this, and it is less than the 30 s after which a capture that brings nothing is given up.
    /// </summary>
    internal static readonly TimeSpan LongAnalysis = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(1);

    /// <summary>A minute of packets at 60 frames a second is below 1 MB; a file with thousands of tracks is not worth reading.</summary>
    private const int MaxOutputBytes = 8 * 1024 * 1024;

    /// <summary>Probes one source.</summary>
    /// <param name="watch">The stretch of media in which key frames are measured; zero only reads the stream's description, which is much faster on a live source.</param>
    public async Task<StreamProbeResult> ProbeAsync(MediaInput input, TimeSpan watch, CancellationToken cancellationToken)
    {
        var result = await ProbeOnceAsync(input, watch, cancellationToken);
        return result.IsPictureLate && input is { Kind: SourceKind.Rtsp, Analysis: null }
            ? (await ProbeOnceAsync(input with { Analysis = LongAnalysis }, watch, cancellationToken)) with { Analysis = LongAnalysis }
            : result;
    }

    private async Task<StreamProbeResult> ProbeOnceAsync(MediaInput input, TimeSpan watch, CancellationToken cancellationToken)
    {
        if (input.Kind == SourceKind.Demo)
        {
            return DemoResult;
        }

        var command = new MediaCommand { Label = "probe", Program = options.Value.FfprobePath, Arguments = Arguments(input, watch), Secrets = input.Secrets };
        try
        {
            await using var child = await launcher.StartAsync(command, cancellationToken);
            return await ReadAsync(input, child, watch + (input.Analysis ?? TimeSpan.Zero) + OpenLimit, cancellationToken);
        }
        catch (FileNotFoundException exception)
        {
            return Failed(new FaultCause(FaultKind.Unknown, FaultReason.FfmpegMissing, exception.Message));
        }
        catch (IOException exception)
        {
            return Failed(new FaultCause(FaultKind.Unknown, FaultReason.Unknown, exception.Message));
        }
    }

    internal static IReadOnlyList<string> Arguments(MediaInput input, TimeSpan watch)
    {
        List<string> list = ["-hide_banner", "-loglevel", "error", "-of", "json", "-show_entries", Entries(watch)];
        if (watch > TimeSpan.Zero)
        {
            list.AddRange(["-read_intervals", FormattableString.Invariant($"%+{watch.TotalSeconds:0.###}")]);
        }

        return [.. list, .. InputArguments.For(input)];
    }

    private static StreamProbeResult DemoResult => new() { VideoCodec = "h264", PixelFormat = "yuv420p" };

    private static string Entries(TimeSpan watch)
    {
        const string Streams = "stream=index,codec_type,codec_name,width,height,avg_frame_rate,r_frame_rate,pix_fmt:format=duration";
        return watch > TimeSpan.Zero ? Streams + ":packet=stream_index,pts_time,dts_time,flags" : Streams;
    }

    private async Task<StreamProbeResult> ReadAsync(MediaInput input, IMediaProcess child, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var json = await ReadAllAsync(child.Output, either.Token);
            var exit = await child.WaitForExitAsync(either.Token);
            var result = json is null ? null : ProbeJson.Read(json);
            return exit.Code == 0 && result is not null
                ? result
                : Failed(FailureClassifier.Classify(input.Kind, exit, hadFrames: false) ?? new FaultCause(FaultKind.Unknown, FaultReason.Unknown));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var exit = await child.StopAsync(StopGrace);
            return Failed(FailureClassifier.Classify(input.Kind, exit with { Asked = false, Code = 0 }, hadFrames: false)
                is { Reason: not (FaultReason.EndOfFile or FaultReason.Unknown) } cause ? cause : new FaultCause(FaultKind.RtspNetwork, FaultReason.TimedOut));
        }
    }

    private static StreamProbeResult Failed(FaultCause cause) => new() { Fault = cause };

    /// <summary>Null when the output is longer than any honest source's.</summary>
    private static async Task<byte[]?> ReadAllAsync(Stream output, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > MaxOutputBytes)
            {
                return null;
            }

            await memory.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return memory.ToArray();
    }
}
