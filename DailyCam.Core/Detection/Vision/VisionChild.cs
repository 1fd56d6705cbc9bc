using System.Globalization;
using DailyCam.Core.Detection.TfLite;
using Microsoft.Win32.SafeHandles;

namespace DailyCam.Core.Detection.Vision;

/// <summary>
/// What this program is when it is started with <c>--role vision</c>: pictures on its standard input, objects on its standard output, nothing else. The native
/// library and the model live here, so that whatever they do happens to a process that may be killed. It leaves when its input ends.
/// </summary>
public static class VisionChild
{
    private const string RoleSwitch = "--role";
    private const string Role = "vision";

    public static bool IsAsked(IReadOnlyList<string> arguments) =>
        arguments.Count >= 2 && arguments[0] == RoleSwitch && arguments[1] == Role;

    /// <summary>Serves until the input ends; answers the process's exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var inputHandle = new SafeFileHandle(0, ownsHandle: false);
        using var outputHandle = new SafeFileHandle(1, ownsHandle: false);
        await using var input = new FileStream(inputHandle, FileAccess.Read, bufferSize: 0);
        await using var output = new FileStream(outputHandle, FileAccess.Write, bufferSize: 0);
        using var detector = new ObjectDetector(arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture));
        await ServeAsync(input, output, detector.Detect, CancellationToken.None);
        return 0;
    }

    /// <summary>The command line that <see cref="RunAsync"/> reads.</summary>
    internal static IReadOnlyList<string> Arguments(string modelsFolder, string model, int threads) =>
        [RoleSwitch, Role, modelsFolder, model, threads.ToString(CultureInfo.InvariantCulture)];

    internal static async Task ServeAsync(Stream input, Stream output, Detect detect, CancellationToken cancellationToken)
    {
        await output.WriteAsync(VisionWire.Answer(VisionWire.ReadyId, []), cancellationToken);
        var header = new byte[VisionWire.PictureHeaderBytes];
        var pixels = Array.Empty<byte>();
        while (await input.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) == header.Length)
        {
            var (id, width, height) = VisionWire.ReadPictureHeader(header);
            var bytes = width * height * 3;
            pixels = pixels.Length >= bytes ? pixels : new byte[bytes];
            await input.ReadExactlyAsync(pixels.AsMemory(0, bytes), cancellationToken);
            await output.WriteAsync(VisionWire.Answer(id, detect(pixels.AsSpan(0, bytes), width, height)), cancellationToken);
        }
    }

    internal delegate IReadOnlyList<DetectedObject> Detect(ReadOnlySpan<byte> rgb, int width, int height);
}
