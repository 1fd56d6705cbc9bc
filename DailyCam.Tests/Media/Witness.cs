using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Media;

/// <summary>A second recorder of the same camera on a healthy disk: what the camera itself leaves out on a busy machine is missing here too, and only what is here must be in the archive.</summary>
public sealed class Witness : IAsyncDisposable
{
    private const string Recording = "witness.mkv";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder;
    private readonly TestProcess recorder;

    private Witness(TemporaryFolder folder, TestProcess recorder) => (this.folder, this.recorder) = (folder, recorder);

    /// <summary>Returns when it records.</summary>
    public static async Task<Witness> StartAsync(NumberedCamera camera)
    {
        var place = new TemporaryFolder();
        var started = TestProcess.Start("ffmpeg", ["-nostdin", "-v", "error", "-rtsp_transport", "tcp", "-i", camera.Url, "-c", "copy", place.File(Recording)]);
        await Eventually.Is(() => new FileInfo(place.File(Recording)) is { Exists: true, Length: > 0 }, Limit, "the witness records");
        return new Witness(place, started);
    }

    /// <summary>Ends and gives the numbers of the pictures it saw.</summary>
    public async Task<IReadOnlySet<int>> StopAsync()
    {
        recorder.Signal(TestProcess.SigTerm);
        await recorder.ExitedAsync(Limit);
        return (await NumberedPictures.ReadAsync(folder.File(Recording))).Codes.OfType<PictureCode>().Select(static code => code.Frame).ToHashSet();
    }

    public async ValueTask DisposeAsync()
    {
        await recorder.DisposeAsync();
        folder.Dispose();
    }
}
