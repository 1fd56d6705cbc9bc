using System.Net;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Taking clips away over HTTP.</summary>
public sealed class ExportsApiTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly RememberingQueue queue = new();
    private readonly DailyCamAppFactory app;

    public ExportsApiTests() => app = new DailyCamAppFactory { ConfigureServices = services => services.AddSingleton<IJobQueue>(queue) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_finished_clip_goes_with_its_file_and_its_row_and_then_there_is_none()
    {
        using var client = await app.SignedInAsync();
        var export = await AddAsync(ExportState.Done);
        var file = Path.Combine(app.DataPath, "exports", $"{export.Id}.mp4");
        var other = Path.Combine(app.DataPath, "exports", "other.mp4");
        await File.WriteAllTextAsync(file, "clip", Token);
        await File.WriteAllTextAsync(other, "clip", Token);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(client, export.Id.Value));
        Assert.False(File.Exists(file));
        Assert.True(File.Exists(other));
        Assert.Null(await app.Services.GetRequiredService<Exports>().FindAsync(export.Id, Token));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(client, export.Id.Value));
    }

    [Fact]
    public async Task A_clip_that_is_being_made_is_stopped_before_it_goes()
    {
        using var client = await app.SignedInAsync();
        var export = await AddAsync(ExportState.Running);
        long job;
        await using (var context = await ContextAsync())
        {
            var item = new JobItem { Kind = JobKind.Export, Key = export.Id.Value, State = JobState.Running, EnqueuedAt = Noon, DueAt = Noon };
            context.JobItems.Add(item);
            await context.SaveChangesAsync(Token);
            job = item.Id;
        }

        var wasThere = false;
        queue.OnCancel = async () => wasThere = await app.Services.GetRequiredService<Exports>().FindAsync(export.Id, Token) is not null;
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(client, export.Id.Value));
        Assert.Equal([job], queue.Cancelled);
        Assert.True(wasThere);
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_keeps_its_row_and_is_told_of()
    {
        using var client = await app.SignedInAsync();
        var export = await AddAsync(ExportState.Done);
        Directory.CreateDirectory(Path.Combine(app.DataPath, "exports", $"{export.Id}.mp4"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await DeleteAsync(client, export.Id.Value));
        Assert.NotNull(await app.Services.GetRequiredService<Exports>().FindAsync(export.Id, Token));
    }

    [Fact]
    public async Task Only_an_administrator_with_the_page_s_token_deletes_one()
    {
        var export = await AddAsync(ExportState.Done);
        using var stranger = app.Anonymous();
        Assert.NotEqual(HttpStatusCode.NoContent, await DeleteAsync(stranger, export.Id.Value));
        using var parent = await app.SignedInAsync("parent");
        Assert.Equal(HttpStatusCode.Forbidden, await DeleteAsync(parent, export.Id.Value));
        using var admin = await app.SignedInAsync();
        admin.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        Assert.Equal(HttpStatusCode.BadRequest, await DeleteAsync(admin, export.Id.Value));
        Assert.NotNull(await app.Services.GetRequiredService<Exports>().FindAsync(export.Id, Token));
    }

    [Theory]
    [InlineData("bcdfghjkmnpq")]
    [InlineData("..%2F..%2Fapp.db")]
    [InlineData("made.mp4")]
    public async Task What_is_no_clip_is_not_there(string id)
    {
        using var client = await app.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(client, id));
    }

    private static async Task<HttpStatusCode> DeleteAsync(HttpClient client, string id)
    {
        using var answer = await client.DeleteAsync(new Uri($"/api/v1/exports/{id}", UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private Task<DailyCamDbContext> ContextAsync() => app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);

    private async Task<Export> AddAsync(ExportState state)
    {
        var export = new Export { CameraId = new CameraId("roomroomroom"), FromAt = Noon, ToAt = Noon.AddSeconds(5), RequestedAt = Noon, State = state, SizeBytes = 4 };
        export.FileName = state == ExportState.Done ? $"{export.Id}.mp4" : null;
        await using var context = await ContextAsync();
        context.Exports.Add(export);
        await context.SaveChangesAsync(Token);
        return export;
    }

    private sealed class RememberingQueue : IJobQueue
    {
        public List<long> Cancelled { get; } = [];

        public Func<Task> OnCancel { get; set; } = static () => Task.CompletedTask;

        public Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, JobUrgency urgency, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> RunAgainAsync(long id, CancellationToken cancellationToken) => Task.FromResult(false);

        public async Task<bool> CancelAsync(long id, CancellationToken cancellationToken)
        {
            Cancelled.Add(id);
            await OnCancel();
            return true;
        }
    }
}
