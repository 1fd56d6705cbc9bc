using DailyCam.Core.Family;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Family;

public sealed class ChildStoreTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 3, 0, 0, TimeSpan.Zero));
    private readonly ChildStore store;

    public ChildStoreTests() => store = new ChildStore(database, clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Nothing_needs_to_be_said_and_what_was_said_can_be_taken_back()
    {
        var nobody = await store.FindAsync(Token);
        Assert.Equal((null, null), (nobody.Name, nobody.BirthDate));

        Assert.Empty(await store.SaveAsync(" 하늘이 🐣 ", new DateOnly(2025, 3, 9), null, Token));
        var child = await store.FindAsync(Token);
        Assert.Equal(("하늘이 🐣", new DateOnly(2025, 3, 9)), (child.Name, child.BirthDate));

        Assert.Empty(await store.SaveAsync("", null, null, Token));
        var empty = await store.FindAsync(Token);
        Assert.Equal((null, null), (empty.Name, empty.BirthDate));
        await using var context = database.CreateDbContext();
        Assert.Equal(1, await context.Children.CountAsync(Token));
    }

    [Fact]
    public async Task A_birth_date_that_is_still_to_come_is_refused_and_changes_nothing()
    {
        await store.SaveAsync("하늘이", Today, null, Token);
        var problem = Assert.Single(await store.SaveAsync("other", Today.AddDays(2), null, Token));
        Assert.Equal((ChildProblems.BirthDateInFuture, "birthDate"), (problem.Code, problem.Field));
        Assert.Equal("하늘이", (await store.FindAsync(Token)).Name);
    }

    [Fact]
    public async Task What_was_said_of_the_home_stays_until_something_else_is_said()
    {
        var home = HomeFacts.Nothing.With(HomeFact.Stairs, HomeAnswer.Yes).With(HomeFact.Pets, HomeAnswer.No);
        Assert.Empty(await store.SaveAsync("하늘이", null, home, Token));
        Assert.Empty(await store.SaveAsync(null, null, null, Token));
        Assert.Equal(home, (await store.FindAsync(Token)).Home);
        Assert.NotEmpty(await store.SaveAsync(null, Today.AddDays(3), HomeFacts.Nothing, Token));
        Assert.Equal(home, (await store.FindAsync(Token)).Home);
        Assert.Empty(await store.SaveAsync(null, null, HomeFacts.Nothing, Token));
        Assert.Equal(HomeFacts.Nothing, (await store.FindAsync(Token)).Home);
    }

    [Theory]
    [InlineData(3, 27, null)]
    [InlineData(3, 28, ChildProblems.BirthDateInFuture)]
    [InlineData(10, 28, null)] // In Korea, and further east, the 28th has begun.
    [InlineData(10, 29, ChildProblems.BirthDateInFuture)]
    public void Today_is_the_latest_day_that_it_is_anywhere(int utcHour, int day, string? problem)
    {
        var now = new DateTimeOffset(2026, 11, 27, utcHour, 0, 0, TimeSpan.Zero);
        Assert.Equal(problem, ChildValidation.Check(null, new DateOnly(2026, 11, day), now).Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_slip_in_the_year_and_a_name_of_two_lines_are_refused_by_their_fields()
    {
        var (_, problems) = ChildValidation.Check("a\nb", new DateOnly(1925, 3, 9), clock.GetUtcNow());
        Assert.Equal(["name", "birthDate"], problems.Select(static problem => problem.Field));
        Assert.Contains(problems, static problem => problem.Code == ChildProblems.BirthDateTooEarly);
    }
}
