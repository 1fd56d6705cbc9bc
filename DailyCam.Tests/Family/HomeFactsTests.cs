using DailyCam.Core.Family;
using Xunit;

namespace DailyCam.Tests.Family;

public sealed class HomeFactsTests
{
    [Fact]
    public void What_was_said_is_read_again_as_it_was_written()
    {
        var lot = new Random(7);
        for (var home = 0; home < 200; home++)
        {
            var facts = HomeFacts.All.Aggregate(HomeFacts.Nothing, (said, fact) => said.With(fact, (HomeAnswer)lot.Next(3)));
            var read = HomeFacts.Read(facts.Write());
            Assert.Equal(facts, read);
            Assert.Equal(facts.GetHashCode(), read.GetHashCode());
            Assert.Equal(HomeFacts.All.Count(fact => facts[fact] != HomeAnswer.Unknown), read.Known);
        }
    }

    [Fact]
    public void An_answer_that_is_taken_back_leaves_nothing_behind()
    {
        var stairs = HomeFacts.Nothing.With(HomeFact.Stairs, HomeAnswer.Yes);
        Assert.NotEqual(HomeFacts.Nothing, stairs);
        Assert.NotEqual(stairs, HomeFacts.Nothing.With(HomeFact.Stairs, HomeAnswer.No));
        Assert.Equal(HomeFacts.Nothing, stairs.With(HomeFact.Stairs, HomeAnswer.Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => stairs.With((HomeFact)99, HomeAnswer.Yes));
        Assert.Throws<ArgumentOutOfRangeException>(() => stairs.With(HomeFact.Pets, (HomeAnswer)7));
    }

    /// <summary>A later version's facts, or a damaged text, must not become an answer.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"Stairs\":\"yes\"}")]
    [InlineData("{\"1\":true,\"stairs\":true,\"Moat\":true}")]
    public void What_cannot_be_read_says_nothing(string? text) => Assert.Equal(HomeFacts.Nothing, HomeFacts.Read(text));
}
