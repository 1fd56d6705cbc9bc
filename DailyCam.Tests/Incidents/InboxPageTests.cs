using System.Text.Json;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>A parent goes through what happened: finds, answers, takes back, answers several at once, sweeps, writes a note. In Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class InboxPageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);
    private static readonly ViewerSetting Phone = new("ko", Dark: true, Phone: true);
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToHaveCountOptions Counts = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToBeFocusedOptions Focused = new() { Timeout = Patience };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_is_found_by_its_tab_answered_taken_back_and_several_are_answered_at_once()
    {
        var product = await fixture.CleanAsync();
        var planted = await PlantAsync(product);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            await window.GoAsync("incidents");
            await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(30, Counts);
            await Assertions.Expect(window.Page.Locator("[data-tab=Danger] .inbox-count")).ToHaveTextAsync("1", new() { Timeout = Patience });
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("incidents-inbox", fullPage: true);
            Assert.Empty(await window.AxeFindingsAsync());
            await AnswersOneAsync(product, window, planted[0]);
            await AnswersSeveralAsync(product, window);
            window.AssertNoComplaints();
        }

        await PagesAndGoesBackAsync(product);
    }

    [Fact]
    public async Task A_finger_that_sweeps_a_row_aside_does_what_its_buttons_do()
    {
        var product = await fixture.CleanAsync();
        var planted = await PlantAsync(product);
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("incidents?severity=caution");
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(30, Counts);
        var (first, second) = (planted[^1], planted[^2]);
        await SweepAsync(window, first, by: 30);
        await Eventually.Is(async () => await SweptAsync(product, window, first, by: 160) == "confirmed", Soon, "a sweep to the right says right");
        await Eventually.Is(async () => await SweptAsync(product, window, second, by: -160) == "falseAlarm", Soon, "a sweep to the left says false alarm");
        await Assertions.Expect(window.Page.Locator($"[data-incident='{second}'] .incident-judged")).ToContainTextAsync("잘못된 알림으로 표시했어요", Contains);
        Assert.EndsWith("incidents?severity=caution", window.Page.Url, StringComparison.Ordinal);
        await window.ScreenshotAsync("incidents-swept");
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task The_page_about_an_incident_takes_a_verdict_and_a_note_and_leads_on()
    {
        var product = await fixture.CleanAsync();
        var planted = await PlantAsync(product);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            await window.GoAsync($"incidents/{planted[0]}");
            await Assertions.Expect(window.Page.Locator("h1")).ToContainTextAsync(viewer.Language == "ko" ? "소파에서 떨어질 뻔했어요" : "Nearly fell from the sofa", Contains);
            await Assertions.Expect(window.Page.Locator("[data-fact=Began]")).ToBeVisibleAsync(new() { Timeout = Patience });
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("incident-detail", fullPage: true);
            await SaysWhatItDoesAsync(window);
            Assert.Empty(await window.AxeFindingsAsync());
            await JudgesAsync(product, window, planted[0]);
            await WritesAsync(product, window, planted[0]);

            // On to the one before it, which the heading tells to whoever cannot see that the page has changed.
            await window.Page.Locator("[data-nav=earlier]").ClickAsync();
            await window.Page.WaitForURLAsync(url => url.EndsWith($"incidents/{planted[^1]}", StringComparison.Ordinal), new() { Timeout = Patience });
            await Assertions.Expect(window.Page.Locator("h1")).ToBeFocusedAsync(Focused);
            await Assertions.Expect(window.Page.Locator(".similar-list li")).ToHaveCountAsync(5, Counts);
            await window.Page.Locator("[data-nav=list]").ClickAsync();
            await Assertions.Expect(window.Page.Locator(".inbox[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
            window.AssertNoComplaints();
        }
    }

    /// <summary>The danger stands alone in its tab; its answer is taken back where it was given.</summary>
    private static async Task AnswersOneAsync(ProductProcess product, ProductPage window, IncidentId danger)
    {
        await window.Page.Locator("[data-tab=Danger]").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(1, Counts);
        Assert.EndsWith("incidents?severity=danger", window.Page.Url, StringComparison.Ordinal);
        var row = window.Page.Locator($"[data-incident='{danger}']");
        await row.Locator("[data-action=confirm]").ClickAsync();
        await Assertions.Expect(row.Locator("[data-action=undo]")).ToBeFocusedAsync(Focused);
        Assert.Equal("confirmed", await ReviewAsync(product, danger));
        await row.Locator("[data-action=undo]").ClickAsync();
        await Assertions.Expect(row.Locator("[data-action=confirm]")).ToBeFocusedAsync(Focused);
        Assert.Equal("new", await ReviewAsync(product, danger));
        await window.Page.GoBackAsync();
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(30, Counts);
    }

    private static async Task AnswersSeveralAsync(ProductProcess product, ProductPage window)
    {
        await window.Page.Locator("[data-action=select]").ClickAsync();
        var boxes = window.Page.Locator(".incident-pick input");
        await Assertions.Expect(boxes).ToHaveCountAsync(30, Counts);
        await window.Page.Locator("[data-action=all]").CheckAsync();
        await Assertions.Expect(window.Page.Locator(".inbox-batch")).ToContainTextAsync("30", Contains);
        await window.Page.Locator("[data-action=all]").UncheckAsync();
        await Assertions.Expect(boxes.Nth(1)).Not.ToBeCheckedAsync(new() { Timeout = Patience }); // Before the server has answered, a tick would be taken for one that is there.
        await boxes.Nth(1).CheckAsync();
        await boxes.Nth(2).CheckAsync();
        await Assertions.Expect(window.Page.Locator(".inbox-batch")).ToContainTextAsync("2", Contains);
        await window.ScreenshotAsync("incidents-select");
        var ids = new List<string?> { await Row(window, 1).GetAttributeAsync("data-incident"), await Row(window, 2).GetAttributeAsync("data-incident") };
        await window.Page.Locator("[data-action=false-all]").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".answer-news")).ToContainTextAsync(window.Viewer.Language == "ko" ? "2건을 잘못된 알림으로 표시했어요" : "2 marked as false alarms", Contains);
        await Assertions.Expect(window.Page.Locator("[data-action=undo-all]")).ToBeFocusedAsync(Focused);
        Assert.All(ids, id => Assert.NotNull(id));
        Assert.Equal(["falseAlarm", "falseAlarm"], await Task.WhenAll(ids.Select(id => ReviewAsync(product, new IncidentId(id!)))));
        await window.ScreenshotAsync("incidents-batch");
        await window.Page.Locator("[data-action=undo-all]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-action=undo-all]")).ToHaveCountAsync(0, Counts);
        Assert.Equal(["new", "new"], await Task.WhenAll(ids.Select(id => ReviewAsync(product, new IncidentId(id!)))));
        await Assertions.Expect(Row(window, 1).Locator("[data-action=confirm]")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private async Task PagesAndGoesBackAsync(ProductProcess product)
    {
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("incidents");
        await window.Page.Locator("[data-page=older]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(4, Counts);
        await Assertions.Expect(window.Page.Locator("#inbox-list-title")).ToBeFocusedAsync(Focused);
        await window.Page.Locator("[data-filter=review]").SelectOptionAsync("FalseAlarm");
        await Assertions.Expect(window.Page.Locator(".inbox[data-state=empty]")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.EndsWith("incidents?review=falseAlarm", window.Page.Url, StringComparison.Ordinal);
        await window.ScreenshotAsync("incidents-none", fullPage: true);
        await window.Page.GoBackAsync();
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(4, Counts);
        window.AssertNoComplaints();
    }

    /// <summary>Each of the five answers, to eyes beside it and to ears with its name; none like another.</summary>
    private static async Task SaysWhatItDoesAsync(ProductPage window)
    {
        var means = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in new[] { "Confirmed", "FalseAlarm", "Resolved", "too-high", "too-low" })
        {
            var answer = window.Page.Locator($".verdict-answers [data-action={action}]");
            var beside = window.Page.Locator($"#{await answer.GetAttributeAsync("aria-describedby")}");
            await Assertions.Expect(beside).ToBeVisibleAsync();
            await Assertions.Expect(answer).ToHaveAccessibleDescriptionAsync(await beside.InnerTextAsync());
            means.Add(await beside.InnerTextAsync());
        }

        Assert.Equal(5, means.Count);
    }

    /// <summary>Where the answers stand on the page: nothing may move under the finger that has just answered.</summary>
    private static Task<double> TopAsync(ILocator verdict) => verdict.Locator(".verdict-answers").EvaluateAsync<double>("answers => Math.round(answers.getBoundingClientRect().top + scrollY)");

    private static async Task JudgesAsync(ProductProcess product, ProductPage window, IncidentId incident)
    {
        var verdict = window.Page.Locator(".incident-verdict");
        var before = await TopAsync(verdict);
        await verdict.Locator("[data-action=too-high]").ClickAsync();
        await verdict.Locator("[data-severity=Advice]").ClickAsync();
        await Assertions.Expect(verdict.Locator("[data-action=undo]")).ToBeFocusedAsync(Focused);
        await Assertions.Expect(verdict.Locator("[data-action=undo]")).ToBeInViewportAsync();
        Assert.Equal(before, await TopAsync(verdict));
        var answer = await product.Api.GetAsync($"incidents/{incident}");
        Assert.Equal(("confirmed", "advice", ProductProcess.AdminUser), (answer.GetProperty("review").GetString(), answer.GetProperty("severity").GetString(), answer.GetProperty("reviewedBy").GetString()));
        await window.ScreenshotAsync("incident-judged", fullPage: true);
        await verdict.Locator("[data-action=undo]").ClickAsync();
        await Assertions.Expect(verdict).ToHaveAttributeAsync("data-review", "New", new() { Timeout = Patience });
        Assert.Equal("danger", (await product.Api.GetAsync($"incidents/{incident}")).GetProperty("severity").GetString());

        // A second press on an answer takes it back as well.
        await verdict.Locator("[data-action=Resolved]").ClickAsync();
        await Assertions.Expect(verdict.Locator("[data-action=Resolved]")).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = Patience });
        await verdict.Locator("[data-action=Resolved]").ClickAsync();
        await Assertions.Expect(verdict).ToHaveAttributeAsync("data-review", "New", new() { Timeout = Patience });
    }

    private static async Task WritesAsync(ProductProcess product, ProductPage window, IncidentId incident)
    {
        var message = window.Page.Locator("[data-part=note-message]");
        await window.Page.Locator("#incident-note").FillAsync("할머니가 옆에 있었어요");
        await window.Page.Locator("[data-action=save-note]").ClickAsync();
        await Assertions.Expect(message).ToContainTextAsync(window.Viewer.Language == "ko" ? "메모를 저장했어요" : "The note is saved", Contains);
        Assert.Equal("할머니가 옆에 있었어요", (await product.Api.GetAsync($"incidents/{incident}")).GetProperty("reviewNote").GetString());
        await window.Page.Locator("[data-action=undo-note]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#incident-note")).ToHaveValueAsync(string.Empty, new() { Timeout = Patience });
        Assert.Null((await product.Api.GetAsync($"incidents/{incident}")).GetProperty("reviewNote").GetString());
    }

    private static ILocator Row(ProductPage window, int index) => window.Page.Locator(".incident-row").Nth(index);

    /// <summary>Sweeps once more as long as nothing came of it: the page may not be listening yet.</summary>
    private static async Task<string?> SweptAsync(ProductProcess product, ProductPage window, IncidentId incident, int by)
    {
        if (await window.Page.Locator($"[data-incident='{incident}'][data-swipe]").CountAsync() > 0)
        {
            await SweepAsync(window, incident, by);
        }

        return await ReviewAsync(product, incident);
    }

    private static async Task SweepAsync(ProductPage window, IncidentId incident, int by)
    {
        const int Steps = 8;
        var row = window.Page.Locator($"[data-incident='{incident}']");
        await row.ScrollIntoViewIfNeededAsync();
        var box = (await row.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2) - (by / 2f), box.Y + (box.Height / 2));
        var touch = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await TouchAsync(touch, "touchStart", x, y);
        for (var step = 1; step <= Steps; step++)
        {
            await TouchAsync(touch, "touchMove", x + (by * step / (float)Steps), y);
        }

        await touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await touch.DetachAsync();
    }

    private static Task<JsonElement?> TouchAsync(ICDPSession session, string type, float x, float y) => session.SendAsync(
        "Input.dispatchTouchEvent", new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = type, ["touchPoints"] = new[] { new Dictionary<string, object>(StringComparer.Ordinal) { ["x"] = x, ["y"] = y } } });

    private static async Task<string> ReviewAsync(ProductProcess product, IncidentId incident) => (await product.Api.GetAsync($"incidents/{incident}")).GetProperty("review").GetString()!;

    /// <summary>A danger with a model's words just now, and 33 visits to the stove before it, too far apart to be one row, the newest last in the answer; nobody has looked at any.</summary>
    private static async Task<List<IncidentId>> PlantAsync(ProductProcess product)
    {
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실", new { isOn = false }));
        await product.Api.AddDemoCameraAsync("아이 방 Nursery", new { isOn = false });
        var now = TimeProvider.System.GetUtcNow();
        var danger = new Incident
        {
            CameraId = camera, StartAt = now.AddMinutes(-2), EndAt = now.AddMinutes(-1), EvidenceAt = now.AddMinutes(-2).AddSeconds(2), Severity = Severity.Danger, Category = IncidentCategory.Fall,
            Source = IncidentSource.SegmentModel, Confidence = 0.85, Verification = IncidentVerification.Verified, Title = new Bilingual("소파에서 떨어질 뻔했어요", "Nearly fell from the sofa"),
            Description = new Bilingual("소파 등받이를 넘으려다 미끄러졌지만 어른이 잡았어요. 소파 옆에 매트를 깔아 주세요.", "Slipped while climbing over the back of the sofa; an adult caught the child. Put a mat beside the sofa."),
            Adult = AdultResponse.ReactedInTime,
        };
        var visits = Enumerable.Range(0, 33).Select(n => new Incident
        {
            CameraId = camera, StartAt = now.AddMinutes(-20 * (34 - n)), EndAt = now.AddMinutes(-20 * (34 - n)).AddSeconds(9), EvidenceAt = now.AddMinutes(-20 * (34 - n)).AddSeconds(1), Severity = Severity.Caution,
            Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = "난로",
        }).ToList();
        await using var context = product.OpenDatabase();
        context.Add(danger);
        context.AddRange(visits);
        await context.SaveChangesAsync(Token);
        return [danger.Id, .. visits.Select(static visit => visit.Id)];
    }
}
