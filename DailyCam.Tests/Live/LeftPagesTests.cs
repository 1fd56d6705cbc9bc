using System.Net.Http.Json;
using System.Reflection;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Pages that were opened and left: nobody tells them anything any more.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LeftPagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Visits = 24;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pages_opened_and_left_are_told_nothing_any_more()
    {
        await using var app = new DailyCamAppFactory();
        var address = app.Listen();
        using var admin = await app.SignedInAsync();
        using var added = await admin.PostAsJsonAsync("/api/v1/cameras", new { name = "Demo", source = new { kind = "demo" } }, TestContext.Current.CancellationToken);
        added.EnsureSuccessStatusCode();
        var before = Watching(app).ToHashSet(ReferenceEqualityComparer.Instance);
        var none = Watching(app).Count;
        var watched = 0;
        await using (var window = await browser.OpenAsync(address, DailyCamAppFactory.AdminUser, DailyCamAppFactory.Password))
        {
            string[] paths = ["live", "home", "faults", "cameras", "timeline", "incidents"];
            for (var visit = 0; visit < Visits; visit++)
            {
                await window.GoAsync(paths[visit % paths.Length]);
                watched += Watching(app).Count(watcher => !before.Contains(watcher));
            }

            // The last page is left like the others. A window that is torn down may not say so any more, and then its circuit is kept for three minutes, in case it comes back.
            await window.Page.GotoAsync("about:blank");
            await Eventually.Is(() => Watching(app).Count == none, Soon, "the pages that were left watch nothing");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {Visits} pages, {watched} watches seen while they were open, {none} before and after");
        Assert.True(watched >= Visits, $"only {watched} watches were seen: the pages no longer watch what is looked at here");
    }

    /// <summary>Everybody who is told of changes by what outlives a page.</summary>
    private static List<object> Watching(DailyCamAppFactory app)
    {
        object[] tellers =
        [
            app.Services.GetRequiredService<CaptureStatusBoard>(), app.Services.GetRequiredService<CameraStore>(),
            app.Services.GetRequiredService<DatabaseBoard>(), app.Services.GetRequiredService<IncidentFeed>(),
        ];
        return [.. tellers.SelectMany(static teller => Listeners(teller))];
    }

    private static IEnumerable<object> Listeners(object teller)
    {
        var told = (Delegate?)teller.GetType().GetField("Changed", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(teller);
        return told?.GetInvocationList().Select(static one => one.Target).OfType<object>() ?? [];
    }
}
