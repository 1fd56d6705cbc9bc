using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>No way to write passes the edition by, and what is remembered at an old one is not given.</summary>
public sealed class DatabaseEditionTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly DatabaseEdition<DailyCamDbContext> edition = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Camera NewCamera => new() { Name = "camera", Source = new CameraSource { Kind = SourceKind.Demo } };

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Saving_is_a_new_edition_and_reading_is_none()
    {
        await using var context = Context();
        context.Cameras.Add(NewCamera);
        await context.SaveChangesAsync(Token);
        var saved = edition.Current;
        Assert.NotEqual(0, saved);
        Assert.Single(await context.Cameras.AsNoTracking().ToListAsync(Token));
        Assert.Equal(1, await context.Cameras.CountAsync(Token));
        Assert.Equal(saved, edition.Current);

        (await context.Cameras.SingleAsync(Token)).Name = "another";
        await context.SaveChangesAsync(Token);
        Assert.NotEqual(saved, edition.Current);
    }

    [Fact]
    public async Task A_change_without_entities_is_a_new_edition()
    {
        await using var context = Context();
        context.Cameras.Add(NewCamera);
        await context.SaveChangesAsync(Token);
        var before = edition.Current;
        await context.Cameras.ExecuteUpdateAsync(static set => set.SetProperty(static camera => camera.Name, "another"), Token);
        var updated = edition.Current;
        await context.Cameras.ExecuteDeleteAsync(Token);
        var deleted = edition.Current;
        await context.Database.ExecuteSqlAsync($"DELETE FROM Faults", Token);
        Assert.Equal(4, new[] { before, updated, deleted, edition.Current }.Distinct().Count());
    }

    [Fact]
    public async Task What_a_transaction_writes_is_a_new_edition_once_it_is_committed()
    {
        await using var context = Context();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        context.Cameras.Add(NewCamera);
        await context.SaveChangesAsync(Token);
        var inside = edition.Current;
        await transaction.CommitAsync(Token);
        Assert.NotEqual(inside, edition.Current);
    }

    [Fact]
    public void An_answer_is_given_until_the_edition_changes_or_it_is_too_old()
    {
        var clock = new ManualTimeProvider();
        var remembered = new Remembered<string, string>(() => edition.Current, maxWeight: 10, TimeSpan.FromSeconds(30), clock);
        remembered.Keep("a", "answer", remembered.Edition, 1);
        Assert.Equal("answer", remembered.Find("a"));
        Assert.Null(remembered.Find("b"));

        edition.Next();
        Assert.Null(remembered.Find("a"));

        remembered.Keep("a", "answer", remembered.Edition, 1);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("answer", remembered.Find("a"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(remembered.Find("a"));
    }

    [Fact]
    public void An_answer_that_was_read_before_a_write_is_not_given_after_it()
    {
        var remembered = new Remembered<string, string>(() => edition.Current, maxWeight: 10, TimeSpan.FromSeconds(30), new ManualTimeProvider());
        var readAt = remembered.Edition;
        edition.Next();
        remembered.Keep("a", "old", readAt, 1);
        Assert.Null(remembered.Find("a"));
    }

    [Fact]
    public void What_is_remembered_stays_within_its_limit()
    {
        var remembered = new Remembered<int, string>(() => 0, maxWeight: 10, TimeSpan.FromSeconds(30), new ManualTimeProvider());
        remembered.Keep(0, "too heavy", 0, 11);
        Assert.Null(remembered.Find(0));
        for (var n = 0; n < 100; n++)
        {
            remembered.Keep(n, "answer", 0, 3);
            Assert.InRange(Enumerable.Range(0, 100).Count(key => remembered.Find(key) is not null), 0, 3);
        }

        for (var n = 0; n < 100; n++)
        {
            remembered.Keep(1000, "again", 0, 6);
            Assert.Equal("again", remembered.Find(1000));
        }
    }

    private DailyCamDbContext Context()
    {
        var options = new DbContextOptionsBuilder<DailyCamDbContext>();
        options.UseAppDatabase(database.Layout).AddInterceptors(new EditionWatch<DailyCamDbContext>(edition));
        return new DailyCamDbContext(options.Options);
    }
}
