using DailyCam.Core.Alerts;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Alerts;

/// <summary>What one open page hears: only news, each once, and nothing after it was left.</summary>
public sealed class AlertDeskTests : IAsyncLifetime
{
    private const string Account = "mother";

    private readonly ManualTimeProvider clock = new(AlertLab.Evening);
    private readonly DailyCamAppFactory app;

    public AlertDeskTests() => app = new DailyCamAppFactory { WithAdmin = false, ConfigureServices = services => services.AddSingleton<TimeProvider>(clock) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IncidentFeed Feed => app.Services.GetRequiredService<IncidentFeed>();

    private AlertWishStore Wishes => app.Services.GetRequiredService<AlertWishStore>();

    public ValueTask InitializeAsync()
    {
        _ = app.Services;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_page_tells_what_happens_while_it_is_open_and_nothing_from_before()
    {
        var old = await StoreAsync(Severity.Danger, clock.GetUtcNow().AddMinutes(-3));
        using var desk = await OpenAsync(heardAt: null);
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
        Feed.Tell(old); // Its picture is there.
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow()));
        var (rings, hasChanged) = await desk.BeatAsync(Token);
        Assert.True(Assert.Single(rings).IsLoud);
        Assert.True(hasChanged);
        Assert.False((await desk.BeatAsync(Token)).HasChanged);
    }

    [Fact]
    public async Task A_page_that_was_loaded_anew_tells_what_began_while_it_was_away_but_nothing_of_hours_ago()
    {
        await StoreAsync(Severity.Danger, clock.GetUtcNow().AddMinutes(-20));
        var missed = await StoreAsync(Severity.Danger, clock.GetUtcNow().AddMinutes(-2), IncidentCategory.Fall);
        using var desk = await OpenAsync(heardAt: clock.GetUtcNow().AddHours(-5));
        Assert.Equal(missed.Id, Assert.Single((await desk.BeatAsync(Token)).Rings).Matter.Incident!.Id);
    }

    [Fact]
    public async Task What_happens_between_the_opening_of_a_page_and_the_database_s_answer_is_not_missed()
    {
        using var desk = Desk();
        desk.Begin();
        var incident = await StoreAsync(Severity.Accident, clock.GetUtcNow());
        Feed.Tell(incident);
        clock.Advance(TimeSpan.FromSeconds(3));
        await desk.OpenAsync(Account, null, Token);
        Assert.Equal(incident.Id, Assert.Single((await desk.BeatAsync(Token)).Rings).Matter.Incident!.Id);
    }

    [Fact]
    public async Task An_incident_that_a_model_finds_an_hour_later_waits_in_the_inbox()
    {
        using var desk = await OpenAsync(heardAt: null);
        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow().AddHours(-1)));
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow().AddMinutes(-14)));
        Assert.Single((await desk.BeatAsync(Token)).Rings);
    }

    [Fact]
    public async Task What_a_model_found_late_is_told_to_a_device_that_was_away_when_it_was_told()
    {
        var found = await StoreAsync(Severity.Danger, clock.GetUtcNow().AddMinutes(-9));
        Feed.Tell(found);
        clock.Advance(TimeSpan.FromMinutes(1));
        using var away = await OpenAsync(heardAt: clock.GetUtcNow().AddMinutes(-3));
        Assert.Equal(found.Id, Assert.Single((await away.BeatAsync(Token)).Rings).Matter.Incident!.Id);
        using var there = await OpenAsync(heardAt: clock.GetUtcNow().AddSeconds(-5));
        Assert.Empty((await there.BeatAsync(Token)).Rings);
    }

    [Fact]
    public async Task A_visit_that_became_a_danger_while_a_device_was_away_is_told_to_it_as_one()
    {
        var visit = await StoreAsync(Severity.Caution, clock.GetUtcNow());
        Feed.Tell(visit);
        clock.Advance(TimeSpan.FromSeconds(10));
        var left = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(20));
        visit.Severity = Severity.Danger;
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            await context.Incidents.Where(one => one.Id == visit.Id).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Severity, Severity.Danger), Token);
        }

        Feed.Tell(visit);
        clock.Advance(TimeSpan.FromSeconds(10));
        using var back = await OpenAsync(left);
        Assert.True(Assert.Single((await back.BeatAsync(Token)).Rings).IsLoud);
        using var there = await OpenAsync(clock.GetUtcNow());
        Assert.Empty((await there.BeatAsync(Token)).Rings);
    }

    [Fact]
    public async Task What_was_heard_while_the_database_answered_is_not_taken_back_by_what_it_answers()
    {
        var visit = await StoreAsync(Severity.Caution, clock.GetUtcNow());
        using var desk = Desk();
        desk.Begin();
        visit.Severity = Severity.Danger; // Heard; what is read is from before.
        Feed.Tell(visit);
        await desk.OpenAsync(Account, null, Token);
        Assert.True(Assert.Single((await desk.BeatAsync(Token)).Rings).IsLoud);
    }

    [Fact]
    public async Task An_outage_that_was_too_young_to_be_told_when_the_page_was_loaded_anew_is_told_when_it_is_old_enough()
    {
        var (faults, began) = (app.Services.GetRequiredService<FaultLog>(), clock.GetUtcNow());
        faults.Began(AlertLab.Kitchen, new FaultCause(FaultKind.Decoder, FaultReason.DecoderEnded) { Stage = FaultStage.Frames }, began);
        clock.Advance(AlertLimits.TroubleAfter - TimeSpan.FromSeconds(10));
        using var desk = await OpenAsync(clock.GetUtcNow());
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(Assert.Single((await desk.BeatAsync(Token)).Rings).IsLoud);
        clock.Advance(TimeSpan.FromSeconds(10));
        using var again = await OpenAsync(clock.GetUtcNow());
        Assert.Empty((await again.BeatAsync(Token)).Rings);
    }

    [Fact]
    public async Task What_somebody_answers_anywhere_is_gone_from_every_page_and_taking_the_answer_back_is_no_news()
    {
        using var desk = await OpenAsync(heardAt: null);
        var incident = AlertLab.Incident(Severity.Danger, clock.GetUtcNow());
        Feed.Tell(incident);
        await desk.BeatAsync(Token);
        Assert.Single(desk.Shown);
        incident.Review = ReviewState.Confirmed;
        Feed.Tell(incident);
        Assert.True((await desk.BeatAsync(Token)).HasChanged);
        Assert.Empty(desk.Shown);
        incident.Review = ReviewState.New;
        Feed.Tell(incident);
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
    }

    [Fact]
    public async Task A_snooze_on_one_device_holds_on_the_other_and_tells_there_how_much_waited()
    {
        using var phone = await OpenAsync(heardAt: null);
        using var tablet = await OpenAsync(heardAt: null);
        Assert.True(await phone.SnoozeAsync(TimeSpan.FromMinutes(5), Token));
        Feed.Tell(AlertLab.Incident(Severity.Caution, clock.GetUtcNow()));
        Assert.Empty((await tablet.BeatAsync(Token)).Rings);
        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow(), AlertLab.Bedroom));
        Assert.True(Assert.Single((await tablet.BeatAsync(Token)).Rings).IsLoud);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await tablet.BeatAsync(Token)).HasChanged);
        Assert.Equal(1, tablet.Waited);
    }

    [Fact]
    public async Task A_page_that_was_left_hears_nothing()
    {
        var desk = await OpenAsync(heardAt: null);
        desk.Dispose();
        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow()));
        await Wishes.ChangeAsync(Account, static wish => wish with { Muted = [AlertLab.Kitchen] }, Token);
        Assert.Empty((await desk.BeatAsync(Token)).Rings);
        Assert.Empty(desk.Wish.Muted);
    }

    [Fact]
    public async Task A_flood_of_cautions_leaves_room_for_the_danger_behind_it()
    {
        using var desk = await OpenAsync(heardAt: null);
        for (var i = 0; i < 1000; i++)
        {
            Feed.Tell(AlertLab.Incident(Severity.Caution, clock.GetUtcNow()));
        }

        Feed.Tell(AlertLab.Incident(Severity.Danger, clock.GetUtcNow(), AlertLab.Bedroom));
        var rings = (await desk.BeatAsync(Token)).Rings;
        Assert.Equal([false, true], rings.Select(static ring => ring.IsLoud).Order());
        Assert.Equal(2, desk.Shown.Count);
    }

    private AlertDesk Desk() => new(Feed, app.Services.GetRequiredService<FirstTellings>(), app.Services.GetRequiredService<IncidentReader>(), app.Services.GetRequiredService<TroubleSigns>(), Wishes, clock);

    private async Task<AlertDesk> OpenAsync(DateTimeOffset? heardAt)
    {
        var desk = Desk();
        desk.Begin();
        await desk.OpenAsync(Account, heardAt, Token);
        Assert.True(desk.IsOpen);
        return desk;
    }

    private async Task<Incident> StoreAsync(Severity severity, DateTimeOffset at, IncidentCategory category = IncidentCategory.DangerZoneEntry)
    {
        var incident = AlertLab.Incident(severity, at, category: category);
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.Add(incident);
        await context.SaveChangesAsync(Token);
        return incident;
    }
}
