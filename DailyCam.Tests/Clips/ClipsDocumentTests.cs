using System.Net;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Features.Clips;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Clips;

/// <summary>The page of all clips as it leaves the server, before any circuit, and what it says while clips are made.</summary>
public sealed class ClipsDocumentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_home_without_clips_says_what_they_are_and_has_one_way_on()
    {
        await using var factory = new DailyCamAppFactory();
        using var client = await KoreanAsync(factory, Roles.Admin);
        var bare = await PageAsync(client);
        Assert.Contains("data-state=\"empty\"", bare, StringComparison.Ordinal);
        Assert.Contains("아직 클립이 없어요", bare, StringComparison.Ordinal);
        Assert.Contains("class=\"primary-action\" href=\"cameras/new\"", bare, StringComparison.Ordinal);
        using var parent = await KoreanAsync(factory, Roles.Parent);
        Assert.DoesNotContain("cameras/new", await PageAsync(parent), StringComparison.Ordinal);

        await AddAsync(factory, new Camera { Id = ShareLab.Camera, Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false });
        var page = await PageAsync(parent);
        Assert.Equal(1, page.Split("class=\"primary-action\"").Length - 1);
        Assert.Contains("data-action=\"make\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Parent)]
    public async Task Every_clip_is_there_newest_first_with_its_state_and_what_one_may_do_with_it(string role)
    {
        await using var factory = new DailyCamAppFactory();
        var (running, failed, done) = (Clip(ExportState.Running, 3), Clip(ExportState.Failed, 2), Clip(ExportState.Done, 1));
        running.Progress = 0.42;
        failed.Error = "Nothing of this stretch is recorded any more.";
        await AddAsync(factory, done, running, failed, new Camera { Id = ShareLab.Camera, Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false });
        using var client = await KoreanAsync(factory, role);
        var page = await PageAsync(client);
        var places = new[] { running, failed, done }.Select(export => page.IndexOf($"data-clip=\"{export.Id}\"", StringComparison.Ordinal)).ToList();
        Assert.True(places[0] > 0 && places[0] < places[1] && places[1] < places[2], string.Join(' ', places));
        var rows = new[] { page[places[0]..places[1]], page[places[1]..places[2]], page[places[2]..] };
        Assert.Contains("role=\"progressbar\"", rows[0], StringComparison.Ordinal);
        Assert.Contains("aria-valuenow=\"42\"", rows[0], StringComparison.Ordinal);
        Assert.Contains("data-action=\"cancel\"", rows[0], StringComparison.Ordinal);
        Assert.Contains("이 클립을 만들지 못했어요.", rows[1], StringComparison.Ordinal);
        Assert.Contains("Nothing of this stretch is recorded any more.", rows[1], StringComparison.Ordinal);
        Assert.Contains($"href=\"{WebUtility.HtmlDecode(ClipLinks.Make(failed.CameraId, failed.FromAt, failed.ToAt))}\"", rows[1], StringComparison.Ordinal);
        Assert.Contains($"href=\"api/v1/exports/{done.Id}/file\" download", rows[2], StringComparison.Ordinal);
        Assert.Contains("data-action=\"shares\"", rows[2], StringComparison.Ordinal);
        Assert.Contains("30초 · 85MB", rows[2], StringComparison.Ordinal);
        Assert.Equal(role == Roles.Admin, rows[2].Contains("data-action=\"delete\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_comes_back_to_the_same_stretch()
    {
        await using var factory = new DailyCamAppFactory();
        using var stranger = factory.Anonymous();
        using var answer = await stranger.GetAsync("/clips?camera=roomroomroom", Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=%2Fclips%3Fcamera", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_cancels_what_is_not_made_and_nothing_else()
    {
        await using var factory = new DailyCamAppFactory();
        var (running, done) = (Clip(ExportState.Running, 2), Clip(ExportState.Done, 1));
        await AddAsync(factory, running, done);
        var exports = factory.Services.GetRequiredService<Exports>();
        Assert.Equal((true, null), await exports.CancelAsync(running.Id, Token));
        Assert.Equal("ExportMade", (await exports.CancelAsync(done.Id, Token)).Problem?.Code);
        Assert.False((await exports.CancelAsync(running.Id, Token)).IsFound);
        Assert.Equal([done.Id], (await exports.ListAsync(Token)).Select(static export => export.Id));
    }

    [Fact]
    public void The_making_of_a_clip_is_told_at_each_quarter_and_at_its_end()
    {
        var texts = new StringLocalizer<ClipsText>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        var (news, export, said) = (new ProgressNews(), Clip(ExportState.Queued, 1), new List<string>());
        foreach (var (state, progress) in new[] { (ExportState.Queued, 0), (ExportState.Running, 0), (ExportState.Running, 0.1), (ExportState.Running, 0.3), (ExportState.Running, 0.45), (ExportState.Running, 0.8), (ExportState.Done, 1) })
        {
            (export.State, export.Progress) = (state, progress);
            news.Look([export, Clip(ExportState.Done, 0)], texts);
            if (news.Text.Length > 0 && (said.Count == 0 || said[^1] != news.Text))
            {
                said.Add(news.Text);
            }
        }

        Assert.Equal([texts["News.Quarter", 25], texts["News.Quarter", 75], texts["News.Done"]], said);
    }

    [Fact]
    public void A_link_to_the_form_names_camera_and_instants() =>
        Assert.Equal("clips?camera=roomroomroom&from=2026-11-20T12:00:00.250Z&to=2026-11-20T12:00:30.000Z", ClipLinks.Make(ShareLab.Camera, Noon.AddMilliseconds(250).ToOffset(TimeSpan.FromHours(9)), Noon.AddSeconds(30)));

    private static Export Clip(ExportState state, int minute)
    {
        var export = new Export { CameraId = ShareLab.Camera, FromAt = Noon, ToAt = Noon.AddSeconds(30), RequestedAt = Noon.AddMinutes(minute), State = state };
        if (state == ExportState.Done)
        {
            (export.FileName, export.SizeBytes) = ($"{export.Id}.mp4", 89_000_000);
        }

        return export;
    }

    private static async Task<HttpClient> KoreanAsync(DailyCamAppFactory factory, string role)
    {
        var client = await factory.SignedInAsync(role);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        return client;
    }

    private static async Task<string> PageAsync(HttpClient client) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/clips", UriKind.Relative), Token));

    private static async Task AddAsync(DailyCamAppFactory factory, params object[] rows)
    {
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }
}
