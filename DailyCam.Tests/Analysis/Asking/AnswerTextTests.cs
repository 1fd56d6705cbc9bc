using DailyCam.Core.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("  {\"a\":1}\r\n", """{"a":1}""")]
    [InlineData("\uFEFF{\"a\":1}", """{"a":1}""")]
    [InlineData("```json\n{\"a\":1}\n```", """{"a":1}""")]
    [InlineData("```\n{\"a\":1}\n```\n", """{"a":1}""")]
    [InlineData("```json {\"a\":1}```", """{"a":1}""")]
    [InlineData("Here it is:\n```JSON\r\n[1,2]\r\n```\nI hope it helps.", "[1,2]")]
    [InlineData("```json\n{\"a\":", "{\"a\":")]
    [InlineData("{\"code\":\"```js```\"}", "{\"code\":\"```js```\"}")]
    [InlineData("```json\n{\"code\":\"```\"}\n```", "{\"code\":\"```\"}")]
    [InlineData("<think>a { b</think>{\"a\":1}", """{"a":1}""")]
    [InlineData("<think>never ends", "")]
    [InlineData("", "")]
    [InlineData("```", "")]
    [InlineData("I cannot tell.", "I cannot tell.")]
    public void What_models_put_around_their_answer_is_taken_off(string text, string expected) => Assert.Equal(expected, AnswerText.Clean(text));
}
