using DailyCam.Core.Analysis.Answers;
using Xunit;

namespace DailyCam.Tests.Analysis.Answers;

public sealed class VerifyAnswerTests
{
    public static readonly TheoryData<string, Seen, double?> Answers = new()
    {
        { """{"visible":"A child sits.","seen":"yes","second":4.5}""", Seen.Yes, 4.5 },
        { """{"visible":"A child sits.","seen":"yes","second":0}""", Seen.Yes, 0 },
        { """{"visible":"A child sits.","seen":"yes","second":12}""", Seen.Yes, 12 },
        { """{"visible":"A child sits.","seen":"no","second":-1}""", Seen.No, null },
        { """{"visible":"A child sits.","seen":"no","second":3}""", Seen.No, null },
        { """{"visible":"Dark.","seen":"cannot_tell","second":-1}""", Seen.CannotTell, null },

        // A claim without a time inside the clip is no claim.
        { """{"visible":"A child sits.","seen":"yes","second":-1}""", Seen.CannotTell, null },
        { """{"visible":"A child sits.","seen":"yes","second":13}""", Seen.CannotTell, null },
        { """{"visible":"A child sits.","seen":"yes"}""", Seen.CannotTell, null },
        { """{"seen":"yes","second":"4"}""", Seen.CannotTell, null },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_yes_only_with_a_second_inside_the_clip(string text, Seen seen, double? second)
    {
        var findings = VerifyAnswer.Read(text, 12).Findings!;
        Assert.Equal((seen, second), (findings.Seen, findings.Second));
    }

    [Theory]
    [InlineData("", AnswerDefect.Empty)]
    [InlineData("yes", AnswerDefect.NotJson)]
    [InlineData("[]", AnswerDefect.WrongShape)]
    [InlineData("{}", AnswerDefect.WrongShape)]
    [InlineData("""{"seen":true,"second":1}""", AnswerDefect.WrongShape)]
    [InlineData("""{"seen":"probably","second":1}""", AnswerDefect.WrongShape)]
    public void What_is_no_answer_is_named(string text, AnswerDefect defect) => Assert.Equal(defect, VerifyAnswer.Read(text, 12).Defect);
}
