using DailyCam.Core.Alerts;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Alerts;

public sealed class AlertWishStoreTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly AlertWishStore store;

    public AlertWishStoreTests() => store = new AlertWishStore(database);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Whoever_said_nothing_has_the_default()
    {
        Assert.Equivalent(AlertWish.Default, await store.FindAsync("mother", Token));
    }

    [Fact]
    public async Task A_wish_is_kept_whole_and_for_its_account_alone()
    {
        var wish = new AlertWish { LeastSeverity = Severity.Danger, Quiet = AlertLab.Night, Muted = [AlertLab.Kitchen, AlertLab.Bedroom], SnoozedUntil = AlertLab.Evening };
        await store.ChangeAsync("mother", _ => wish, Token);
        Assert.Equivalent(wish, await store.FindAsync("mother", Token), strict: true);
        Assert.Equivalent(AlertWish.Default, await store.FindAsync("father", Token));
    }

    [Fact]
    public async Task Hours_chosen_on_one_page_and_a_snooze_on_another_do_not_take_each_other_back()
    {
        await store.ChangeAsync("mother", static wish => wish with { SnoozedUntil = AlertLab.Evening }, Token);
        await store.ChangeAsync("mother", static wish => wish with { Quiet = AlertLab.Night }, Token);
        var stored = await store.FindAsync("mother", Token);
        Assert.Equal((AlertLab.Night, AlertLab.Evening), (stored.Quiet, stored.SnoozedUntil!.Value));
        await store.ChangeAsync("mother", static wish => wish with { Quiet = null, SnoozedUntil = null }, Token);
        Assert.Equivalent(AlertWish.Default, await store.FindAsync("mother", Token));
    }

    [Fact]
    public async Task Open_pages_are_told_whose_wish_changed()
    {
        var told = new List<string>();
        store.Changed += told.Add;
        await store.ChangeAsync("mother", static wish => wish, Token);
        Assert.Equal(["mother"], told);
    }

    [Fact]
    public async Task A_row_that_nobody_wrote_so_holds_nothing_back()
    {
        await using (var context = database.CreateDbContext())
        {
            await context.Database.ExecuteSqlAsync($"INSERT INTO AlertWishes (Account, LeastSeverity, QuietFrom, QuietTo, QuietZone, Muted) VALUES ('mother', 9, 5000, 7, 'Asia/Seoul', 'not json')", Token);
        }

        Assert.Equivalent(AlertWish.Default, await store.FindAsync("mother", Token));
    }

    [Fact]
    public async Task An_account_that_is_gone_leaves_no_wish()
    {
        await store.ChangeAsync("mother", static wish => wish with { Quiet = AlertLab.Night }, Token);
        await store.ForgetAsync("mother", Token);
        Assert.Equivalent(AlertWish.Default, await store.FindAsync("mother", Token));
    }

    [Fact]
    public async Task The_migrations_make_the_database_that_the_code_expects()
    {
        await using var context = database.CreateDbContext();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
    }
}
