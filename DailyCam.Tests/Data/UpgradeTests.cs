using System.Text.Json;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>The databases of the first version are opened by this one, and nothing of that home is lost.</summary>
public sealed class UpgradeTests
{
    /// <summary>
    /// What the engine rewrites at each start, without anything of the family's in it: its triggers and locks. Everything else must be there value by value.
    /// A migration that renames or moves a column on purpose says so here.
    /// </summary>
    private static readonly string[] EngineState = ["QRTZ_SCHEDULER_STATE", "QRTZ_LOCKS", "QRTZ_TRIGGERS", "QRTZ_FIRED_TRIGGERS"];

    [Fact]
    public async Task Upgrading_a_database_made_by_the_first_version_keeps_every_row_and_every_value()
    {
        await using var factory = await UpgradedAsync();
        using var before = new TemporaryFolder();
        SqlText.Load(await File.ReadAllTextAsync(FirstVersionFiles.AppSql, TestContext.Current.CancellationToken), before.File("app.db"));
        SqlText.Load(await File.ReadAllTextAsync(FirstVersionFiles.JobsSql, TestContext.Current.CancellationToken), before.File("jobs.db"));
        Assert.True(AssertKept(before.File("app.db"), Path.Combine(factory.DataPath, "app.db")) >= 30);
        Assert.True(AssertKept(before.File("jobs.db"), Path.Combine(factory.DataPath, "jobs.db")) >= 2);
    }

    [Fact]
    public async Task Every_table_the_first_version_wrote_has_rows_in_its_files()
    {
        using var before = new TemporaryFolder();
        SqlText.Load(await File.ReadAllTextAsync(FirstVersionFiles.AppSql, TestContext.Current.CancellationToken), before.File("app.db"));
        using var connection = SqlText.Open(before.File("app.db"));
        string[] neverWritten = ["AspNetRoleClaims", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserPasskeys", "AspNetUserTokens", "__EFMigrationsLock"];
        Assert.All(SqlText.Tables(connection).Except(neverWritten), table => Assert.NotEmpty(SqlText.Rows(connection, table, SqlText.Columns(connection, table))));
    }

    [Fact]
    public async Task The_cameras_of_the_first_version_are_read_with_zones_and_passwords()
    {
        await using var factory = await UpgradedAsync();
        var store = factory.Services.GetRequiredService<CameraStore>();
        var cameras = await store.ListAsync(TestContext.Current.CancellationToken);
        var expected = FirstVersionHome.Cameras(static _ => string.Empty);
        Assert.Equal(expected.Select(Plain), cameras.Select(Plain));
        var (user, password, lost) = store.Login(cameras.Single(static camera => camera.Id == FirstVersionHome.Rtsp).Source);
        Assert.Equal(("엄마", FirstVersionHome.CameraPassword, false), (user, password, lost));
    }

    [Fact]
    public async Task The_recordings_incidents_and_analyses_of_the_first_version_are_read_as_they_were_written()
    {
        await using var factory = await UpgradedAsync();
        var token = TestContext.Current.CancellationToken;
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(token);
        var segments = await context.ArchiveSegments.AsNoTracking().OrderBy(static s => s.StartAt).ToListAsync(token);
        Assert.Equivalent(FirstVersionHome.Segments(), segments);
        Assert.All(segments, static segment => Assert.Equal(FirstVersionHome.Fragments, FragmentIndex.Unpack(segment.FragmentIndex)));

        var incidents = await factory.Services.GetRequiredService<IncidentReader>().ListAsync(new IncidentQuery(), token);
        Assert.Equivalent(FirstVersionHome.Incidents().OrderByDescending(static i => i.StartAt), incidents.Select(static view => view.Incident));
        Assert.Contains(incidents, static view => view.Segment == FirstVersionHome.FirstSegment);

        var analyses = await context.SegmentAnalyses.AsNoTracking().OrderBy(static a => a.StartAt).ToListAsync(token);
        Assert.Equal(FirstVersionHome.Analyses().Select(static a => JsonSerializer.Serialize(a.Facts)), analyses.Select(static a => JsonSerializer.Serialize(a.Facts)));
        Assert.Equal(FirstVersionHome.Analyses().Select(static a => (a.SegmentId, a.State, a.Score, a.QueuedAt)), analyses.Select(static a => (a.SegmentId, a.State, a.Score, a.QueuedAt)));
    }

    [Fact]
    public async Task The_people_and_tokens_of_the_first_version_still_come_in()
    {
        await using var factory = await UpgradedAsync();
        using var admin = await factory.SignedInAsync();
        Assert.NotNull(await factory.Services.GetRequiredService<ApiTokens>().FindAsync(FirstVersionHome.Token, TestContext.Current.CancellationToken));
        await using var scope = factory.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<AppUser>>();
        var parent = await people.FindByNameAsync(FirstVersionHome.Parent);
        Assert.True(await people.CheckPasswordAsync(parent!, FirstVersionHome.Password));
        Assert.True(await people.IsInRoleAsync(parent!, Roles.Parent));
    }

    [Fact]
    public async Task A_job_that_waited_in_the_first_version_still_waits_and_its_past_runs_are_remembered()
    {
        await using var factory = await UpgradedAsync();
        var token = TestContext.Current.CancellationToken;
        var reader = factory.Services.GetRequiredService<JobReader>();
        var jobs = await reader.ListAsync([], null, 100, token);
        var waiting = jobs.Single(static job => job.Key == FirstVersionHome.WaitingJob);
        Assert.Equal(JobState.Waiting, waiting.State);
        Assert.True(await factory.Services.GetRequiredService<JobEngine>().Scheduler!.Exists(JobHandOver.KeyOf(waiting.Kind, waiting.Key), token));
        Assert.NotEmpty(await reader.ListRunsAsync(jobs.Single(static job => job.Key == "gonegonegone"), 10, token));
    }

    private static async Task<DailyCamAppFactory> UpgradedAsync()
    {
        var factory = new DailyCamAppFactory { WithAdmin = false };
        FirstVersionFiles.Restore(factory.DataPath);
        using var client = factory.Anonymous();
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        return factory;
    }

    /// <summary>Every row of the old database is in the new one, column by column; gives their number.</summary>
    private static int AssertKept(string before, string after)
    {
        using var old = SqlText.Open(before);
        using var now = SqlText.Open(after);
        var count = 0;
        foreach (var table in SqlText.Tables(old).Except(EngineState))
        {
            var columns = SqlText.Columns(old, table);
            var expected = SqlText.Rows(old, table, columns);
            Assert.Superset(expected.ToHashSet(StringComparer.Ordinal), SqlText.Rows(now, table, columns).ToHashSet(StringComparer.Ordinal));
            count += expected.Count;
        }

        return count;
    }

    private static string Plain(Camera camera) => JsonSerializer.Serialize(
        new { camera.Id, camera.Name, Source = camera.Source with { SealedPassword = null }, camera.IsOn, camera.Recording, camera.Detection, camera.Analysis, camera.Analyzers, camera.RetentionDays, camera.MaxGigabytes, camera.Mounting, camera.Location, camera.CreatedAt, Zones = camera.Zones.OrderBy(static z => z.Id.Value, StringComparer.Ordinal).Select(static z => new { z.Id, z.Name, z.Kind, z.Points }) });
}
