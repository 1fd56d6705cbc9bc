using System.Text.Json.Nodes;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

public sealed class SnapshotAnswerTests
{
    [Fact]
    public void A_whole_answer_is_read_in_both_languages()
    {
        var findings = SnapshotAnswer.Read(SnapshotWords.Answer("danger", "fall", "no")).Findings!;
        Assert.Equal((SnapshotGrade.Danger, IncidentCategory.Fall, Seen.No, Seen.No, 0.7), (findings.Grade, findings.Category, findings.SafetyDevice, findings.AdultPresent, findings.Certainty));
        Assert.Equal(("아이가 소파 등받이에 올라서 있어요.", "The child stands on the back of the sofa."), (findings.Observation.Korean, findings.Observation.English));
        Assert.Equal(("지금 가서 내려 주세요.", "Standing on the sofa"), (findings.Advice!.Korean, findings.Title!.English));
    }

    [Fact]
    public void Words_that_were_left_empty_are_none_and_cannot_tell_is_an_answer()
    {
        var findings = SnapshotAnswer.Read(SnapshotWords.Answer("cannot_tell")).Findings!;
        Assert.Equal(SnapshotGrade.CannotTell, findings.Grade);
        Assert.Null(findings.Title);
        Assert.Null(findings.Advice);
    }

    [Theory]
    [InlineData("grade", "\"fine\"")]
    [InlineData("grade", "null")]
    [InlineData("grade", "2")]
    [InlineData("grade", null)]
    [InlineData("observation", null)]
    [InlineData("observation", "\"The child plays.\"")]
    [InlineData("observation", """{"korean":"","english":"The child plays."}""")]
    [InlineData("category", "\"meteor\"")]
    [InlineData("safetyDevice", "\"maybe\"")]
    [InlineData("adultPresent", "true")]
    public void What_does_not_fit_is_no_answer(string field, string? value) => Assert.Equal(AnswerDefect.WrongShape, SnapshotAnswer.Read(With(field, value)).Defect);

    [Theory]
    [InlineData("certainty", "7")]
    [InlineData("certainty", "\"high\"")]
    [InlineData("certainty", null)]
    [InlineData("title", "42")]
    [InlineData("advice", null)]
    public void A_grade_is_not_lost_over_what_only_helps(string field, string? value) => Assert.Equal(SnapshotGrade.Danger, SnapshotAnswer.Read(With(field, value)).Findings!.Grade);

    [Theory]
    [InlineData(null, AnswerDefect.Empty)]
    [InlineData("  ", AnswerDefect.Empty)]
    [InlineData("It looks safe to me.", AnswerDefect.NotJson)]
    [InlineData("{\"grade\":\"sa", AnswerDefect.NotJson)]
    [InlineData("[]", AnswerDefect.WrongShape)]
    [InlineData("{}", AnswerDefect.WrongShape)]
    public void What_is_no_answer_at_all_is_named(string? text, AnswerDefect defect) => Assert.Equal(defect, SnapshotAnswer.Read(text).Defect);

    [Fact]
    public void A_reason_has_its_sentence_in_both_languages() => Assert.All(new[] { "SharedText.resx", "SharedText.ko.resx" }, static file =>
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "DailyCam.Web", "Components", "Shared", file));
        Assert.All(SnapshotReasons.All, reason => Assert.Contains($"\"SnapshotReason.{reason}\"", text, StringComparison.Ordinal));
    });

    private static string With(string field, string? value)
    {
        var answer = JsonNode.Parse(SnapshotWords.Answer("danger", "fall"))!.AsObject();
        answer.Remove(field);
        if (value is not null)
        {
            answer[field] = JsonNode.Parse(value);
        }

        return answer.ToJsonString();
    }
}
