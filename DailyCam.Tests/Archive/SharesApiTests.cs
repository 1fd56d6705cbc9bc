using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Sharing clips over HTTP, as those do who have an account.</summary>
public sealed class SharesApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_signed_in_shares_a_clip_sees_its_links_and_takes_them_back()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var export = await AddAsync();
        var made = await ShareAsync(parent, export, new { hours = 1, showCamera = true });
        Assert.Equal(["expiresAt", "id", "url"], made.EnumerateObject().Select(static property => property.Name).Order(StringComparer.Ordinal));
        var url = new Uri(made.GetProperty("url").GetString()!);
        Assert.Equal("localhost", url.Host);
        Assert.Equal(["/", "s/"], url.Segments[..2]);
        Assert.True(ShareToken.IsWellFormed(url.Segments[2]));

        var list = await parent.GetStringAsync(new Uri($"/api/v1/exports/{export.Id}/shares", UriKind.Relative), Token);
        Assert.DoesNotContain(url.Segments[2], list, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);
        using var document = JsonDocument.Parse(list);
        var item = Assert.Single(document.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal((made.GetProperty("id").GetString(), "parent-one", true, true, 0), (item.GetProperty("id").GetString(), item.GetProperty("createdBy").GetString(), item.GetProperty("isOpen").GetBoolean(), item.GetProperty("showsCamera").GetBoolean(), item.GetProperty("opened").GetInt32()));
        Assert.Equal(TimeSpan.FromHours(1), item.GetProperty("expiresAt").GetDateTimeOffset() - item.GetProperty("createdAt").GetDateTimeOffset());

        using var other = await factory.SignedInAsync();
        Assert.Equal(HttpStatusCode.NoContent, await RevokeAsync(other, made.GetProperty("id").GetString()!));
        using var stranger = factory.Anonymous();
        using var closed = await stranger.GetAsync(new Uri(url.AbsolutePath, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    [Fact]
    public async Task A_link_works_for_a_day_when_nobody_says_how_long()
    {
        using var client = await factory.SignedInAsync();
        var before = TimeProvider.System.GetUtcNow();
        var made = await ShareAsync(client, await AddAsync(), new { });
        Assert.InRange(made.GetProperty("expiresAt").GetDateTimeOffset() - before, TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(169)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task A_life_that_is_not_offered_gets_its_sentence(int hours)
    {
        using var client = await factory.SignedInAsync();
        using var answer = await client.PostAsJsonAsync($"/api/v1/exports/{(await AddAsync()).Id}/shares", new { hours }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("urn:dailycam:problem:share-life", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_is_not_there_or_not_made_is_not_shared()
    {
        using var client = await factory.SignedInAsync();
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync(client, (await AddAsync(ExportState.Running)).Id.Value));
        Assert.Equal(HttpStatusCode.NotFound, await TryAsync(client, "bcdfghjkmnpq"));
        Assert.Equal(HttpStatusCode.NotFound, await TryAsync(client, "..%2F..%2Fapp.db"));
        Assert.Equal(HttpStatusCode.NotFound, await RevokeAsync(client, "bcdfghjkmnpq"));
        Assert.Equal(HttpStatusCode.NotFound, await RevokeAsync(client, "nonsense"));
        using var list = await client.GetAsync(new Uri("/api/v1/exports/bcdfghjkmnpq/shares", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
    }

    [Fact]
    public async Task Sharing_and_taking_back_need_the_page_s_token_and_strangers_do_neither()
    {
        var export = await AddAsync();
        using var stranger = factory.Anonymous();
        Assert.NotEqual(HttpStatusCode.Created, await TryAsync(stranger, export.Id.Value));
        using var client = await factory.SignedInAsync();
        var made = await ShareAsync(client, export, new { hours = 1 });
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(client, export.Id.Value));
        Assert.Equal(HttpStatusCode.BadRequest, await RevokeAsync(client, made.GetProperty("id").GetString()!));
        Assert.NotEqual(HttpStatusCode.NoContent, await RevokeAsync(stranger, made.GetProperty("id").GetString()!));
        Assert.True(Assert.Single(await factory.Services.GetRequiredService<ShareLinks>().ListAsync(export.Id, Token)).IsOpenAt(TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task A_clip_that_is_deleted_takes_its_links_along_even_while_its_file_cannot_go()
    {
        using var client = await factory.SignedInAsync();
        var (export, stuck) = (await AddAsync(), await AddAsync());
        var made = await ShareAsync(client, export, new { hours = 1 });
        var other = await ShareAsync(client, stuck, new { hours = 1 });
        var file = Path.Combine(factory.DataPath, "exports", $"{stuck.Id}.mp4");
        File.Delete(file);
        Directory.CreateDirectory(file);
        foreach (var (id, expected) in new[] { (export.Id, HttpStatusCode.NoContent), (stuck.Id, HttpStatusCode.ServiceUnavailable) })
        {
            using var answer = await client.DeleteAsync(new Uri($"/api/v1/exports/{id}", UriKind.Relative), Token);
            Assert.Equal(expected, answer.StatusCode);
        }

        var links = await factory.Services.GetRequiredService<ShareLinks>().ListAsync(Token);
        Assert.All(new[] { made, other }, one => Assert.NotNull(links.Single(link => link.Id.Value == one.GetProperty("id").GetString()).RevokedAt));
    }

    private static async Task<JsonElement> ShareAsync(HttpClient client, Export export, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/exports/{export.Id}/shares", body, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient client, string export)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/exports/{export}/shares", new { hours = 1 }, Token);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> RevokeAsync(HttpClient client, string link)
    {
        using var answer = await client.DeleteAsync(new Uri($"/api/v1/shares/{link}", UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private async Task<Export> AddAsync(ExportState state = ExportState.Done)
    {
        var export = ShareLab.NewExport(state);
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.Exports.Add(export);
        await context.SaveChangesAsync(Token);
        if (state == ExportState.Done)
        {
            await File.WriteAllTextAsync(Path.Combine(factory.DataPath, "exports", $"{export.Id}.mp4"), "clip", Token);
        }

        return export;
    }
}
