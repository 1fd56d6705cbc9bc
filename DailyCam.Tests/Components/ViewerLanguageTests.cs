using System.Globalization;
using DailyCam.Web.Components.Shared;
using Xunit;

namespace DailyCam.Tests.Components;

public sealed class ViewerLanguageTests
{
    [Fact]
    public async Task From_a_choice_on_whatever_the_browser_asks_for_is_done_in_the_chosen_language()
    {
        var language = new ViewerLanguage();
        var seen = new List<string>();
        var activity = language.CreateInboundActivityHandler(_ =>
        {
            seen.Add(CultureInfo.CurrentUICulture.Name);
            return Task.CompletedTask;
        });
        await WithCulture("ko", async () =>
        {
            await activity(null!);
            await language.ChangeAsync("en");
            await activity(null!);
            await language.ChangeAsync("ko");
            await activity(null!);
        });
        Assert.Equal(["ko", "en", "ko"], seen);
    }

    [Fact]
    public async Task The_page_is_drawn_anew_in_the_chosen_language_and_whoever_asked_keeps_their_own()
    {
        var language = new ViewerLanguage();
        string? drawnIn = null;
        language.Changed += () => drawnIn = CultureInfo.CurrentUICulture.Name;
        await WithCulture("ko", async () =>
        {
            await language.ChangeAsync("en");
            Assert.Equal("ko", CultureInfo.CurrentUICulture.Name);
        });
        Assert.Equal("en", drawnIn);
        Assert.Equal(1, language.Edition);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("EN")]
    [InlineData("")]
    public async Task A_language_that_there_is_not_changes_nothing(string unknown)
    {
        var language = new ViewerLanguage();
        language.Changed += static () => Assert.Fail("drawn anew");
        await language.ChangeAsync(unknown);
        Assert.Equal(0, language.Edition);
    }

    /// <summary>In a flow of its own, so that no other test gets this culture.</summary>
    private static async Task WithCulture(string name, Func<Task> act)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
        await act();
    }
}
