using System.Net;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Hosting;

public sealed class UnsetClockPageTests
{
    [Fact]
    public async Task Whoever_signs_in_while_the_clock_is_not_set_is_told_on_every_page_in_their_language_until_it_is()
    {
        var computer = OffsetTimeProvider.Unset();
        await using var factory = new DailyCamAppFactory { ConfigureServices = services => services.AddSingleton(new StandInClock(computer)) };
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        foreach (var page in new[] { "/", "/live", "/timeline", "/faults" })
        {
            Assert.Contains("시계가 맞춰져 있지 않아요", await PageAsync(client, page), StringComparison.Ordinal);
        }

        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("does not know what time it is", await PageAsync(client, "/live"), StringComparison.Ordinal);

        // Its session is as old as the years that the clock jumped.
        computer.Offset = TimeSpan.Zero;
        using var later = await factory.SignedInAsync();
        Assert.DoesNotContain("data-clock", await PageAsync(later, "/live"), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(HttpClient client, string page) => WebUtility.HtmlDecode(await client.GetStringAsync(page, TestContext.Current.CancellationToken));
}
