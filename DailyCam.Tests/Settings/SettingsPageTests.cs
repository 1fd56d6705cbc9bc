using System.Net;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>The page of settings as it is sent.</summary>
public sealed class SettingsPageTests : IAsyncDisposable
{
    private const string ApiKey = "key-that-nobody-may-read";

    private readonly DailyCamAppFactory factory = new()
    {
        Settings = new() { ["DailyCam:Archive:RetentionDays"] = "11", ["DailyCam:Analysis:Vertex:ApiKey"] = ApiKey },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task Every_setting_stands_there_with_what_counts_and_what_fixes_it_and_no_secret()
    {
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var html = await client.GetStringAsync(new Uri("/settings", UriKind.Relative), Token);
        Assert.Contains("data-key=\"DailyCam:Archive:RetentionDays\" data-origin=\"CommandLine\" data-changed=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("11 days", html, StringComparison.Ordinal);
        Assert.Contains("Default: 7 days", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"DailyCam:Live:WindowSegments\" data-origin=\"BuiltIn\" data-changed=\"false\"", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"DailyCam:Live:SegmentLength\" data-origin=\"File\"", html, StringComparison.Ordinal);
        Assert.Contains("data-editor=\"DailyCam:Database:BackupAt\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-editor=\"DailyCam:Archive:RetentionDays\"", html, StringComparison.Ordinal); // Fixed on the command line.
        Assert.DoesNotContain("data-editor=\"DailyCam:DataPath\"", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"child.birthDate\" data-origin=\"Page\"", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"DailyCam:Analysis:Vertex:ApiKey\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiKey, html, StringComparison.Ordinal);
        Assert.DoesNotContain(DailyCamAppFactory.Password, html, StringComparison.Ordinal);
    }

    /// <summary>What can be changed here and what only by a file is said before the list, and language and appearance stand there once: as the buttons that change them.</summary>
    [Fact]
    public async Task How_a_setting_is_changed_is_said_first_and_what_the_buttons_show_is_not_shown_again()
    {
        using var client = await factory.SignedInAsync();
        var html = await client.GetStringAsync(new Uri("/settings", UriKind.Relative), Token);
        Assert.InRange(html.IndexOf("data-part=\"how\"", StringComparison.Ordinal), 0, html.IndexOf("settings-query", StringComparison.Ordinal));
        Assert.DoesNotContain("data-key=\"device.language\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"device.theme\"", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"device.timeZone\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_may_ask_for_one_setting()
    {
        using var client = await factory.SignedInAsync();
        var html = await client.GetStringAsync(new Uri("/settings?q=DailyCam__Archive__RetentionDays", UriKind.Relative), Token);
        Assert.Contains("data-key=\"DailyCam:Archive:RetentionDays\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"DailyCam:Archive:SegmentLength\"", html, StringComparison.Ordinal);
        Assert.Contains("data-found=\"1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_change_the_home_sees_what_is_theirs()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var answer = await parent.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("data-key=\"device.choices\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-part=\"how\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-editor", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"DailyCam", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"child", html, StringComparison.Ordinal);
    }
}
