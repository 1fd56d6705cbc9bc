using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Jobs;

public sealed class JobsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_why_a_job_failed_runs_it_again_and_cancels_it()
    {
        using var client = await factory.SignedInAsync();
        var queue = factory.Services.GetRequiredService<IJobQueue>();
        await queue.EnqueueAsync(JobKind.Analysis, "bbbbbbbbbbbb", TimeSpan.Zero, Token);
        await Eventually.Is(async () => await FirstAsync(client, "failed") is not null, JobHost.Patience, "the job failed");
        var failed = (await FirstAsync(client, "failed"))!.Value;
        Assert.Contains("bbbbbbbbbbbb", failed.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains(nameof(JobRejectedException), failed.GetProperty("errorDetail").GetString(), StringComparison.Ordinal);
        Assert.Equal("analysis", failed.GetProperty("kind").GetString());
        var id = failed.GetProperty("id").GetString();

        using var again = await client.PostAsync($"/api/v1/jobs/{id}/retry", null, Token);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await Eventually.Is(
            async () => (await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}", Token)).GetProperty("runs").GetArrayLength() == 2, JobHost.Patience, "two runs are remembered");

        await queue.EnqueueAsync(JobKind.Analysis, "cccccccccccc", TimeSpan.FromHours(1), Token);
        var waiting = (await FirstAsync(client, "waiting"))!.Value.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync($"/api/v1/jobs/{waiting}/retry", null, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync($"/api/v1/jobs/{waiting}/cancel", null, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync($"/api/v1/jobs/{waiting}/cancel", null, Token)).StatusCode);
        Assert.Equal("cancelled", (await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{waiting}", Token)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Parents_and_strangers_see_no_jobs()
    {
        using var stranger = factory.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/jobs", Token)).StatusCode);
        using var parent = await factory.SignedInAsync(Roles.Parent);
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.GetAsync("/api/v1/jobs", Token)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/jobs?state=sleeping", "urn:dailycam:problem:job-state-unknown")]
    [InlineData("/api/v1/jobs?after=x", "urn:dailycam:problem:cursor-invalid")]
    [InlineData("/api/v1/jobs/0", "urn:dailycam:problem:not-found")]
    [InlineData("/api/v1/jobs/-1", "urn:dailycam:problem:not-found")]
    public async Task Wrong_questions_get_their_problem(string address, string type)
    {
        using var client = await factory.SignedInAsync();
        var problem = await (await client.GetAsync(address, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.DoesNotContain("Problem.", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_paged()
    {
        using var client = await factory.SignedInAsync();
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            var at = DateTimeOffset.UnixEpoch.AddYears(56);
            context.JobItems.AddRange(Enumerable.Range(0, 3).Select(i => new JobItem
            {
                Kind = JobKind.Export, Key = i.ToString(CultureInfo.InvariantCulture), State = JobState.Done, EnqueuedAt = at, DueAt = at, FinishedAt = at,
            }));
            await context.SaveChangesAsync(Token);
        }

        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/jobs?state=done&limit=2", Token);
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        var rest = await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs?state=done&limit=2&after={first.GetProperty("next").GetString()}", Token);
        Assert.Equal(1, rest.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("/jobs", "ko", "작업")]
    [InlineData("/hangfire", "en", "Jobs")]
    public async Task The_page_is_there_under_both_addresses_in_both_languages_for_administrators(string address, string language, string title)
    {
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var html = await client.GetStringAsync(address, Token);
        Assert.Contains($"<title>{title}", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var refused = await parent.GetAsync(address, Token);
        Assert.DoesNotContain("data-list=", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<JsonElement?> FirstAsync(HttpClient client, string state)
    {
        var items = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs?state={state}", Token)).GetProperty("items");
        return items.GetArrayLength() == 0 ? null : items[0];
    }
}
