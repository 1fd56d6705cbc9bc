using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Detection;
using DailyCam.Tests.Frames;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>All of local vision put together as the product does, on a camera that plays real footage: decoder, motion, vision child, tracker, row, picture.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class DangerZoneLiveTests(VisionFixture fixture) : IClassFixture<VisionFixture>, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly TestDatabase database = new();
    private readonly IncidentFeed feed = new();
    private readonly List<Incident> told = [];

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData(TestProcess.SigKill)]
    [InlineData(TestProcess.SigStop)]
    public async Task A_visit_becomes_an_incident_with_its_picture_although_decoder_and_vision_were_hit(int signal)
    {
        var clip = await ClipFragments.OfFileAsync(fixture.Lab.Launcher, RepositoryFiles.Media("people_one_by_one.mp4"));
        var camera = await AddCameraAsync(clip);
        feed.Changed += incident =>
        {
            lock (told)
            {
                told.Add(incident);
            }
        };
        await using var decoder = Decoder(camera);
        var seconds = 0.0;
        using (var played = new LoopedCamera(clip, fragment =>
        {
            decoder.Accept(fragment);
            seconds = (fragment.StartAt - ClipFragments.Start).TotalSeconds;
        }, speed: 2))
        {
            await Eventually.Is(() => Told(static incident => incident.EvidencePicture is not null), Soon, "the first incident and its picture");
            Assert.True(TestProcess.Signal(fixture.Vision.ProcessId!.Value, signal));
            Assert.True(TestProcess.Signal(decoder.ProcessId!.Value, signal));
            var hitAt = seconds;
            await Eventually.Is(() => Told(incident => incident.StartAt > ClipFragments.Start.AddSeconds(hitAt + 5)), Soon, "an incident after the hit");
            Assert.True(played.LongestAccept < TimeSpan.FromMilliseconds(200), $"one fragment took {played.LongestAccept.TotalMilliseconds:0} ms");
        }

        var first = told[0];
        Assert.InRange((first.StartAt - ClipFragments.Start).TotalSeconds, 5, 9);
        Assert.Equal((IncidentCategory.DangerZoneEntry, "table"), (first.Category, first.ZoneName));
        var picture = await File.ReadAllBytesAsync(Path.Combine(database.Layout.Evidence, $"{first.Id}.jpg"));
        Assert.Equal((768, 432), (Number(picture, 7), Number(picture, 5)));
    }

    private static int Number(byte[] jpeg, int offset)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + offset;
        return (jpeg[at] << 8) | jpeg[at + 1];
    }

    private bool Told(Func<Incident, bool> wanted)
    {
        lock (told)
        {
            return told.Any(wanted);
        }
    }

    private async Task<Camera> AddCameraAsync(ClipFragments clip)
    {
        var camera = new Camera { Id = clip.Camera, Name = "living room", Source = new CameraSource { Kind = SourceKind.Demo } };
        camera.Zones.Add(new Zone { Name = "table", Points = [new(0.44, 0.15), new(0.76, 0.15), new(0.8, 0.98), new(0.4, 0.98)] });
        await using var context = database.CreateDbContext();
        context.Add(camera);
        await context.SaveChangesAsync();
        return camera;
    }

    private FrameDecoder Decoder(Camera camera)
    {
        var recent = new RecentFragments();
        var ffmpeg = Options.Create(new FfmpegOptions());
        var frames = Options.Create(new FramesOptions { HangTimeout = TimeSpan.FromSeconds(3) });
        var maker = new PictureMaker(fixture.Lab.Launcher, ffmpeg, frames, TimeProvider.System, NullLogger<PictureMaker>.Instance);
        var zones = new ZoneIncidents(
            camera,
            new IncidentOptions(),
            new IncidentLog(database, feed),
            new EvidencePictures(maker, recent, database.Layout),
            new CameraStore(database, new ReversingSecretBox(), TimeProvider.System),
            TimeProvider.System,
            NullLogger.Instance);
        var loop = new DetectionLoop(camera.Id, new DetectionOptions(), fixture.Vision, new ActivityStore(database), [zones], TimeProvider.System, NullLogger.Instance);
        return new FrameDecoder(camera.Id, frames.Value, ffmpeg.Value, fixture.Lab.Launcher, loop, recent, fixture.Lab.Faults, TimeProvider.System, NullLogger.Instance);
    }
}
