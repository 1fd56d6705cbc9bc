using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class LedgerReaderTests
{
    private static readonly CameraId Other = new("dddddddddd22");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_by_key_show_every_request_once_whatever_comes_in_between()
    {
        using var bench = new SpendingBench();
        var sent = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            // Several in the same millisecond.
            sent.Add((await bench.SentAsync(10, workKey: $"{i}")).Id);
            bench.ManualClock.Advance(TimeSpan.FromSeconds(i % 3 == 0 ? 1 : 0));
        }

        var seen = new List<string>();
        LedgerCursor? after = null;
        do
        {
            var page = await bench.Reader.ListAsync(new LedgerQuery { After = after, Limit = 4 }, Token);
            seen.AddRange(page.Select(static row => row.Id));
            after = page.Count == 4 ? LedgerCursor.Of(page[^1]) : null;
            Assert.True(after is null || (LedgerCursor.TryParse(after.Value.ToString(), out var read) && read == after));
            await bench.SentAsync(10, workKey: "later");
            bench.ManualClock.Advance(TimeSpan.FromSeconds(1));
        }
        while (after is not null);

        Assert.Distinct(seen, StringComparer.Ordinal);
        Assert.Equal(sent.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5-")]
    [InlineData("-5-bcdfghjkmnpq")]
    [InlineData("5-../../etc/passwd")]
    [InlineData("99999999999999999-bcdfghjkmnpq")]
    public void A_cursor_that_is_none_is_refused(string text) => Assert.False(LedgerCursor.TryParse(text, out _));

    [Fact]
    public async Task The_list_is_filtered_by_camera_and_time()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.AddCameraAsync(Other);
        await bench.Consents.GiveAsync(SpendingBench.Camera, "vertex", "a", Token);
        await bench.Consents.GiveAsync(Other, "vertex", "a", Token);
        var first = await bench.SentAsync(10, SpendingBench.Camera);
        var at = bench.Clock.GetUtcNow();
        bench.ManualClock.Advance(TimeSpan.FromMinutes(1));
        var second = await bench.SentAsync(20, Other);
        var question = await bench.SentAsync(30);

        Assert.Equal([first.Id], await IdsAsync(bench, new LedgerQuery { Camera = SpendingBench.Camera }));
        Assert.Equal([first.Id], await IdsAsync(bench, new LedgerQuery { From = at, To = at.AddSeconds(1) }));
        Assert.Equal(new[] { question.Id, second.Id }.Order(StringComparer.Ordinal), (await IdsAsync(bench, new LedgerQuery { From = at.AddSeconds(1) })).Order(StringComparer.Ordinal));
        Assert.Empty(await IdsAsync(bench, new LedgerQuery { To = at }));

        var all = await bench.Reader.DaysAsync(2, null, Token);
        Assert.Equal((2, 0, 3, 60L), (all.Count, all[0].Requests, all[1].Requests, all[1].Micros));
        Assert.Equal((1, 20L), (await bench.Reader.DaysAsync(1, Other, Token))[0] is var one ? (one.Requests, one.Micros) : default);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(SpendingBench bench, LedgerQuery query) => [.. (await bench.Reader.ListAsync(query, Token)).Select(static row => row.Id)];
}
