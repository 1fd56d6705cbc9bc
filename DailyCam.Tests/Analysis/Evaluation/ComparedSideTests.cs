using DailyCam.Core.Analysis.Evaluation;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class ComparedSideTests
{
    [Theory]
    [InlineData("vertex", "vertex", null, null)]
    [InlineData("vertex:gemini-3.8-flash", "vertex", "gemini-3.8-flash", null)]
    [InlineData("vertex:gemini-3.8-flash:segment-2", "vertex", "gemini-3.8-flash", "segment-2")]
    [InlineData("openai:qwen3-vl:8b", "openai", "qwen3-vl:8b", null)]
    [InlineData("openai:qwen3-vl:8b:segment-1", "openai", "qwen3-vl:8b", "segment-1")]
    [InlineData("openai:segment-1", "openai", null, "segment-1")]
    [InlineData("openai:segment-x", "openai", "segment-x", null)]
    [InlineData("local", "local", null, null)]
    public void A_side_is_read_as_it_is_written_also_with_colons_in_the_models_name(string text, string analyzer, string? model, string? prompt)
    {
        Assert.True(ComparedSide.TryParse(text, out var side));
        Assert.Equal(new ComparedSide(analyzer, model, prompt), side);
        Assert.Equal(text, side.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gemini")]
    [InlineData("vertex:")]
    [InlineData("local:yolo")]
    [InlineData(":gemini")]
    public void Anything_else_is_no_side(string? text) => Assert.False(ComparedSide.TryParse(text, out _));

    [Fact]
    public void A_side_that_leaves_something_open_takes_any_of_it()
    {
        Assert.True(new ComparedSide("vertex", null, null).Is("vertex", "gemini", "segment-1"));
        Assert.True(new ComparedSide("vertex", "gemini", null).Is("vertex", "gemini", "segment-9"));
        Assert.False(new ComparedSide("vertex", "gemini", null).Is("vertex", "other", "segment-1"));
        Assert.False(new ComparedSide("vertex", null, "segment-2").Is("vertex", "gemini", "segment-1"));
        Assert.False(new ComparedSide("openai", null, null).Is("vertex", "gemini", "segment-1"));
    }
}
