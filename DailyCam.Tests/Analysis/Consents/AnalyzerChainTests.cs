using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Consents;

public sealed class AnalyzerChainTests
{
    [Theory]
    [InlineData("local", "vertex", true, "local vertex")]
    [InlineData("local vertex", "openai", true, "local openai vertex")]
    [InlineData("local openai", "vertex", true, "local openai vertex")]
    [InlineData("local openai vertex", "openai", false, "local vertex")]
    [InlineData("local vertex openai", "openai", false, "local vertex")]
    [InlineData("vertex", "openai", true, "openai vertex")]
    [InlineData("local vertex", "vertex", true, "local vertex")]
    public void An_analyzer_takes_its_place_and_the_others_keep_theirs(string chain, string analyzer, bool isIn, string changed) =>
        Assert.Equal(changed.Split(' '), AnalyzerChain.With(chain.Split(' '), analyzer, isIn));

    [Fact]
    public async Task A_chain_is_stored_and_one_that_cannot_be_read_sends_nothing()
    {
        using var database = new TestDatabase();
        var camera = new Camera { Name = "a", Source = new CameraSource { Kind = SourceKind.Demo }, Analyzers = ["local", "vertex"] };
        await using (var context = database.CreateDbContext())
        {
            context.Cameras.Add(camera);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["local", "vertex"], (await ReadAsync(database)).Analyzers);
        foreach (var spoilt in new[] { "", "[]", "null", "{", "7" })
        {
            await using var context = database.CreateDbContext();
            await context.Database.ExecuteSqlAsync($"UPDATE Cameras SET Analyzers = {spoilt}", TestContext.Current.CancellationToken);
            Assert.Equal(AnalyzerNames.OnlyLocal, (await ReadAsync(database)).Analyzers);
        }
    }

    private static async Task<Camera> ReadAsync(TestDatabase database)
    {
        await using DailyCamDbContext context = database.CreateDbContext();
        return await context.Cameras.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
