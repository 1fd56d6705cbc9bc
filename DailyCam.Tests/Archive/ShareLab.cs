using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Links to the exports of a test.</summary>
internal static class ShareLab
{
    public static readonly CameraId Camera = new("roomroomroom");

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ShareLinks LinksOf(TestDatabase database, TimeProvider clock, ShareOptions? options = null) =>
        new(database, Options.Create(options ?? new ShareOptions()), clock, NullLogger<ShareLinks>.Instance);

    public static Export NewExport(ExportState state = ExportState.Done)
    {
        var export = new Export { CameraId = Camera, FromAt = Noon, ToAt = Noon.AddSeconds(30), RequestedAt = Noon, State = state, Progress = state == ExportState.Done ? 1 : 0 };
        if (state == ExportState.Done)
        {
            (export.FileName, export.SizeBytes) = ($"{export.Id}.mp4", 4);
        }

        return export;
    }

    public static async Task<Export> AddAsync(TestDatabase database, ExportState state = ExportState.Done)
    {
        var export = NewExport(state);
        await using var context = database.CreateDbContext();
        context.Exports.Add(export);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return export;
    }
}
