using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace DailyCam.Tests.Jobs;

/// <summary>The real engine on real files in a folder of its own, with handlers of the test's.</summary>
public sealed class JobHost : IAsyncDisposable
{
    /// <summary>Longest wait for anything here, generous for a busy machine; a healthy run takes milliseconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder? folder;
    private readonly IHost host;

    private JobHost(IHost host, TemporaryFolder? folder)
    {
        this.host = host;
        this.folder = folder;
    }

    public IJobQueue Queue => host.Services.GetRequiredService<IJobQueue>();

    public JobReader Reader => host.Services.GetRequiredService<JobReader>();

    public IServiceProvider Services => host.Services;

    public static async Task<JobHost> StartAsync(ScriptedHandler handler, string? dataPath = null, params (string Key, string Value)[] settings)
    {
        var own = dataPath is null ? new TemporaryFolder() : null;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["DailyCam:DataPath"] = dataPath ?? own!.Path,
            ["DailyCam:Jobs:RetryDelay"] = "00:00:00.050",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>("DailyCam:Jobs:" + s.Key, s.Value)));
        builder.Services.AddLogging();
        builder.Services.AddData().AddJobs().AddSingleton<IJobHandler>(handler);
        foreach (var other in handler.Others)
        {
            builder.Services.AddSingleton<IJobHandler>(other);
        }

        var started = builder.Build();
        await started.StartAsync(TestContext.Current.CancellationToken);
        return new JobHost(started, own);
    }

    public async Task<JobItem> JobAsync(string key)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync();
        return await context.JobItems.AsNoTracking().SingleAsync(j => j.Key == key);
    }

    public async Task ChangeAsync(string key, Action<JobItem> change)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync();
        change(await context.JobItems.SingleAsync(j => j.Key == key));
        await context.SaveChangesAsync();
    }

    public async Task<JobItem> UntilAsync(string key, JobState state)
    {
        await Eventually.Is(async () => (await JobAsync(key)).State == state, Patience, $"{key} is {state}");
        return await JobAsync(key);
    }

    public Task<bool> EnqueueAsync(string key, TimeSpan delay = default, JobUrgency urgency = JobUrgency.Live) =>
        Queue.EnqueueAsync(JobKind.Analysis, key, delay, urgency, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        if (folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
        }
    }
}
