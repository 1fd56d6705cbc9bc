using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>Writes <see cref="FirstVersionFiles"/>.</summary>
public sealed class FirstVersionWriter
{
    /// <summary>DAILYCAM_WRITE_VERSION=0.1 writes them. For a later version: change the number, let it write its own folder, and add it to the upgrade tests.</summary>
    [Fact]
    public async Task The_files_of_the_first_version_are_here_and_written_only_when_asked_for()
    {
        if (Environment.GetEnvironmentVariable("DAILYCAM_WRITE_VERSION") != FirstVersionFiles.Version)
        {
            Assert.True(File.Exists(FirstVersionFiles.AppSql) && File.Exists(FirstVersionFiles.JobsSql), "the files of the first version are gone; they can be written by that version only");
            return;
        }

        await using var factory = new DailyCamAppFactory();
        await factory.AddPersonAsync(FirstVersionHome.Parent, Roles.Parent);
        await using (var accounts = await factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            accounts.ApiTokens.Add(FirstVersionHome.TokenRow());
            await accounts.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var secrets = factory.Services.GetRequiredService<ISecretBox>();
            context.AddRange([
                .. FirstVersionHome.Cameras(secrets.Seal), .. FirstVersionHome.Segments(), .. FirstVersionHome.Incidents(), .. FirstVersionHome.Analyses(), .. FirstVersionHome.Others()]);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var jobs = factory.Services.GetRequiredService<IJobQueue>();
        await jobs.EnqueueAsync(JobKind.Analysis, FirstVersionHome.WaitingJob, TimeSpan.FromDays(36_500), TestContext.Current.CancellationToken);
        await jobs.EnqueueAsync(JobKind.Analysis, "gonegonegone", TimeSpan.Zero, TestContext.Current.CancellationToken);
        await RanAsync(factory.Services.GetRequiredService<JobReader>());
        var scheduler = factory.Services.GetRequiredService<JobEngine>().Scheduler!;
        await Eventually.Is(
            async () => !await scheduler.Exists(JobHandOver.KeyOf(JobKind.Analysis, "gonegonegone"), TestContext.Current.CancellationToken), TimeSpan.FromSeconds(20), "the engine let go of the job that ran");
        await File.WriteAllTextAsync(FirstVersionFiles.AppSql, SqlText.Dump(Path.Combine(factory.DataPath, "app.db")), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(FirstVersionFiles.JobsSql, SqlText.Dump(Path.Combine(factory.DataPath, "jobs.db")), TestContext.Current.CancellationToken);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(factory.DataPath, "keys")))
        {
            File.Copy(key, Path.Combine(FirstVersionFiles.Folder, "keys", Path.GetFileName(key)));
        }
    }

    private static Task RanAsync(JobReader reader) => Eventually.Is(
        async () =>
        {
            var ended = await reader.ListAsync([JobState.Done, JobState.Failed], null, 10, TestContext.Current.CancellationToken);
            return ended.Any(static job => job.Key == "gonegonegone")
                && (await reader.ListRunsAsync(ended.First(static job => job.Key == "gonegonegone"), 1, TestContext.Current.CancellationToken)).Count > 0;
        },
        TimeSpan.FromSeconds(20),
        "the job ran and is in the engine's history");
}
