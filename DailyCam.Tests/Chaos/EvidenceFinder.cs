using System.Globalization;
using DailyCam.Core.Faults;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Chaos;

/// <summary>Turns what a run left behind into figures: reads every recorded and every live picture's number, the history, the log and the folders.</summary>
internal static class EvidenceFinder
{
    /// <summary>In the cameras' password and nowhere else.</summary>
    private static readonly byte[] Canary = "canary"u8.ToArray();

    /// <summary>What was spoilt stays so up to here.</summary>
    private static readonly TimeSpan UntilNextKeyFrame = TimeSpan.FromSeconds(60);

    public static async Task<ChaosEvidence> FindAsync(ChaosTrail trail)
    {
        var data = trail.Product.Process.DataPath;
        var inventory = await ArchiveInventory.OfAsync(data, trail.Disk?.Path ?? Path.Combine(data, "archive"), trail.Cameras);
        var accounts = trail.Cameras.Select(camera => FrameAccount.Of(inventory.Numbers[camera.Index], Expected(inventory.Numbers[camera.Index], camera, trail.EndedAt))).ToList();
        var (verdicts, invented) = FaultMatcher.Match(trail.Faults, inventory.Faults, row => trail.Cameras.FirstOrDefault(camera => camera.Id == row.CameraId?.Value)?.Index);
        return new ChaosEvidence
        {
            Settings = trail.Settings,
            BeganAt = trail.BeganAt,
            EndedAt = trail.EndedAt,
            Faults = trail.Faults,
            Losses = [.. trail.Cameras.SelectMany(camera => LossLedger.Explain(camera.Index, accounts[camera.Index].Missing, camera.Camera.TakenAt, trail.Faults))],
            LiveLosses = await LiveLossesAsync(trail),
            OutOfOrder = [.. trail.Cameras.SelectMany(camera => OutOfOrder(camera, accounts[camera.Index], trail.Faults))],
            Unreadable = inventory.Unreadable,
            Pictures = accounts.Sum(static account => account.Count),
            Verdicts = verdicts,
            Invented = invented,
            Statistics = trail.Statistics.Compare(inventory.Faults),
            HistoryRows = inventory.Faults.Count,
            UnknownRows = inventory.Faults.Count(static row => row.Kind == FaultKind.Unknown),
            News = [.. trail.Cameras.Select(camera => trail.Readers.First(reader => reader.Camera == camera).News)],
            KeyFrameSeconds = [.. trail.Cameras.Select(static camera => camera.Setup.KeyFrameSeconds)],
            Tries = [.. trail.Cameras.Select(static camera => camera.Gremlin.Tries)],
            Sightings = [.. trail.Cameras.Select(camera => trail.Watch.Sightings.Where(seen => seen.Camera == camera.Id).ToList())],
            PageMilliseconds = [.. trail.Watch.PageMilliseconds],
            PageFailures = [.. trail.Watch.Failures],
            Samples = [.. trail.Watch.Samples],
            Unplayable = inventory.Unplayable,
            Leftovers = inventory.Leftovers,
            CheckFindings = await CheckAsync(trail),
            LogLines = trail.Product.Log.Count,
            LogLinesAMinute = trail.Cameras.Max(camera => ChaosLog.LinesAMinute(trail.Product.Log, camera.Id)),
            Canaries = [.. Canaries(trail)],
            Orphans = trail.Product.Orphans,
            StopTook = trail.StopTook,
            StopCode = trail.StopCode,
            BareBytes = trail.Disk is { } disk ? Directory.EnumerateFiles(disk.Bare, "*", SearchOption.AllDirectories).Sum(static path => new FileInfo(path).Length) : null,
        };
    }

    /// <summary>What the product's own check says of the disk it left; it has stopped.</summary>
    private static async Task<IReadOnlyList<string>> CheckAsync(ChaosTrail trail)
    {
        var (code, said) = await trail.Product.Process.CommandAsync("check");
        return code == 0 ? [] : [.. said];
    }

    /// <summary>From the first picture recorded to the last that can have reached the archive.</summary>
    private static FrameRun Expected(IReadOnlyList<int> numbers, ChaosCamera camera, DateTimeOffset end) =>
        numbers.Count == 0 ? new FrameRun(0, camera.Camera.NumberAt(end)) : new FrameRun(numbers[0], Math.Max(numbers[0], camera.Camera.NumberAt(end)));

    /// <summary>A decoder fills in a spoilt picture with the one before it, number and all: while bytes are spoilt nothing can be said.</summary>
    private static IEnumerable<string> OutOfOrder(ChaosCamera camera, FrameAccount account, IReadOnlyList<InjectedFault> faults) =>
    [
        .. account.Again.Where(number => !faults.Any(fault => fault.Kind == ChaosFault.ByteCorruption && fault.Touches(camera.Index) && IsDuring(fault, camera.Camera.TakenAt(number)))).Select(number => string.Create(CultureInfo.InvariantCulture, $"camera {camera.Index}: the picture of {camera.Camera.TakenAt(number):HH:mm:ss.f} is there twice")),
        .. account.Late.Select(number => string.Create(CultureInfo.InvariantCulture, $"camera {camera.Index}: the picture of {camera.Camera.TakenAt(number):HH:mm:ss.f} comes after later ones")),
    ];

    private static bool IsDuring(InjectedFault fault, DateTimeOffset moment) => moment > fault.BeganAt - UntilNextKeyFrame && moment < fault.EndedAt + UntilNextKeyFrame;

    private static async Task<IReadOnlyList<PictureLoss>> LiveLossesAsync(ChaosTrail trail)
    {
        var losses = new List<PictureLoss>();
        foreach (var camera in trail.Cameras)
        {
            var numbers = new List<int>();
            foreach (var path in trail.Readers.First(reader => reader.Camera == camera).Kept)
            {
                numbers.AddRange(ArchiveInventory.Readable((await NumberedPictures.ReadAsync(path)).Codes, camera.Camera.TakenAt));
            }

            losses.AddRange(LossLedger.Explain(camera.Index, FrameAccount.Of(numbers).Missing, camera.Camera.TakenAt, trail.Faults));
        }

        return losses;
    }

    private static IEnumerable<string> Canaries(ChaosTrail trail)
    {
        var word = System.Text.Encoding.ASCII.GetString(Canary);
        foreach (var line in trail.Product.Log.Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"the log: {line}";
        }

        foreach (var path in Directory.EnumerateFiles(trail.Product.Process.DataPath, "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".mp4", StringComparison.Ordinal)))
        {
            if (File.ReadAllBytes(path).AsSpan().IndexOf(Canary) >= 0)
            {
                yield return Path.GetFileName(path);
            }
        }
    }
}
