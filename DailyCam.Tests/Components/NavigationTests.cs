using System.Net;
using System.Xml.Linq;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Layout;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Components;

/// <summary>Every page of the menus is there, has its words, and is found on a phone as on a desk.</summary>
public sealed class NavigationTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static readonly IReadOnlyList<NavigationPage> Below = [.. NavigationPages.Groups.SelectMany(static group => group.Pages)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_leads_to_a_page_that_marks_it()
    {
        using var client = await factory.SignedInAsync();
        foreach (var page in NavigationPages.Daily.Concat(Below))
        {
            using var answer = await client.GetAsync($"/{page.Href}", Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync(Token);
            Assert.Contains($"href=\"{page.Href}\" aria-current=\"page\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_phones_bar_has_no_room_for_stands_on_one_page_with_the_account()
    {
        using var client = await factory.SignedInAsync();
        var html = await client.GetStringAsync(new Uri("/more", UriKind.Relative), Token);
        Assert.All(Below, page => Assert.Contains($"class=\"more-item\" href=\"{page.Href}\"", html, StringComparison.Ordinal));
        Assert.Contains("action=\"sign-out\"", html, StringComparison.Ordinal);
        Assert.Contains("action=\"viewer\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_to_a_page_that_turns_them_away()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        foreach (var path in new[] { "/", "/more" })
        {
            var html = await parent.GetStringAsync(new Uri(path, UriKind.Relative), Token);
            Assert.All(Below, page => Assert.Equal(!page.AdminOnly, html.Contains($"href=\"{page.Href}\"", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "home", true)]
    [InlineData("", "?a=b", true)]
    [InlineData("", "live", false)]
    [InlineData("live", "live", true)]
    [InlineData("live", "live/bbbbbbbbbbbb", true)]
    [InlineData("live", "live?x=1", true)]
    [InlineData("live", "lively", false)]
    [InlineData("settings/analysis", "settings/analysis#top", true)]
    public void A_page_holds_its_own_address_and_those_below_it(string href, string address, bool expected) => Assert.Equal(expected, new NavigationPage(href, string.Empty, string.Empty).Holds(address));

    [Fact]
    public void A_phone_marks_more_for_everything_that_is_found_there_and_for_nothing_else()
    {
        Assert.All(Below, static page => Assert.True(NavigationPages.IsBelowMore(page.Href)));
        Assert.True(NavigationPages.IsBelowMore("more"));
        Assert.All(NavigationPages.Daily, static page => Assert.False(NavigationPages.IsBelowMore(page.Href)));
    }

    [Fact]
    public void Every_entry_and_every_group_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Components/Shared/SharedText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(NavigationPages.Daily.Concat(Below), page => Assert.Contains($"Nav.{page.Key}", keys));
        Assert.All(Below, page => Assert.Contains($"Nav.{page.Key}.About", keys));
        Assert.All(NavigationPages.Groups, group => Assert.Contains($"Nav.Group.{group.Key}", keys));
    }
}
