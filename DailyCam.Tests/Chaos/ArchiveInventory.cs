using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Tests.Media;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product lists after a run, and what FFmpeg finds in it: the numbers of every camera's pictures in the order of the archive.</summary>
internal sealed record ArchiveInventory
{
    /// <summary>A number whose picture was drawn this much later than it was due was misread; a camera that was stopped for a minute draws what it owes afterwards.</summary>
    private static readonly TimeSpan LatestDrawn = TimeSpan.FromMinutes(3);

    /// <summary>None is drawn before it is due: one wrong bit of the number makes it half a minute too early, and everything after it out of order.</summary>
    private static readonly TimeSpan EarliestDrawn = TimeSpan.FromSeconds(-1);

    public required IReadOnlyList<ArchiveSegment> Segments { get; init; }

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>By camera, in the order of <see cref="ChaosCamera.Index"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Numbers { get; init; }

    /// <summary>Pictures whose code could not be read or was nonsense: spoilt on the way.</summary>
    public required int Unreadable { get; init; }

    /// <summary>Files that have a row and are not there or cannot be played.</summary>
    public required IReadOnlyList<string> Unplayable { get; init; }

    /// <summary>Left open or half done although the product has stopped.</summary>
    public required IReadOnlyList<string> Leftovers { get; init; }

    /// <param name="data">The product's data folder; the product has stopped.</param>
    /// <param name="archive">Its archive.</param>
    public static async Task<ArchiveInventory> OfAsync(string data, string archive, IReadOnlyList<ChaosCamera> cameras)
    {
        await using var context = new DailyCamDbContext(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={Path.Combine(data, "app.db")}").Options);
        var segments = (await context.ArchiveSegments.AsNoTracking().ToListAsync()).OrderBy(static segment => segment.StartAt).ToList();
        var faults = (await context.Faults.AsNoTracking().ToListAsync()).OrderBy(static fault => fault.BeganAt).ToList();
        var (numbers, unplayable, unreadable) = (new List<IReadOnlyList<int>>(), new List<string>(), 0);
        foreach (var camera in cameras)
        {
            var files = new List<List<int>>();
            foreach (var segment in segments.Where(segment => segment.CameraId.Value == camera.Id))
            {
                var path = Path.Combine(archive, segment.Path);
                var (codes, _, playable) = File.Exists(path) ? await NumberedPictures.ReadAsync(path) : ([], [], false);
                if (!playable)
                {
                    unplayable.Add(segment.Path);
                }

                var read = Readable(codes, camera.Camera.TakenAt);
                unreadable += codes.Count - read.Count;
                files.Add(read);
            }

            // Not by the time the product gave them: its clock is stepped.
            numbers.Add([.. files.Where(static file => file.Count > 0).OrderBy(static file => file[0]).SelectMany(static file => file)]);
        }

        return new ArchiveInventory { Segments = segments, Faults = faults, Numbers = numbers, Unreadable = unreadable, Unplayable = unplayable, Leftovers = Left(data, archive) };
    }

    /// <summary>The numbers that can be what they say.</summary>
    /// <param name="dueAt">When a picture of a number is due.</param>
    public static List<int> Readable(IEnumerable<PictureCode?> codes, Func<int, DateTimeOffset> dueAt) =>
        [.. codes.OfType<PictureCode>().Where(code => -code.Age(dueAt(code.Frame)) is var late && late > EarliestDrawn && late < LatestDrawn).Select(static code => code.Frame)];

    private static List<string> Left(string data, string archive) =>
    [
        .. Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Where(static path => path.EndsWith(".part.mp4", StringComparison.Ordinal)).Select(path => Path.GetRelativePath(archive, path)),
        .. Directory.Exists(Path.Combine(data, "tmp")) ? Directory.EnumerateFiles(Path.Combine(data, "tmp"), "*", SearchOption.AllDirectories) : [],
    ];
}
