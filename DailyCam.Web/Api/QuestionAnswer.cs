using DailyCam.Core.Reports.Questions;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>An answer from a day's facts.</summary>
/// <param name="Message">How it was answered, or why not, in the caller's language.</param>
/// <param name="Understood">What was understood, or which words were not.</param>
/// <param name="Examples">What can be asked; only when the question was not understood.</param>
internal sealed record QuestionAnswer(AnswerKind Kind, string Message, UnderstoodAnswer Understood, IReadOnlyList<SentenceAnswer> Sentences, IReadOnlyList<string>? Examples)
{
    private const int ExampleCount = 6;

    public static QuestionAnswer Of(Answer answer, ReportWords words, IStringLocalizer<ReportsText> texts) => new(
        answer.Kind,
        answer.Question.Doubt is var doubt and not QuestionDoubt.None ? texts[$"QuestionDoubt.{doubt}"] : texts[$"AnswerKind.{answer.Kind}"],
        UnderstoodAnswer.Of(answer.Question),
        SentenceAnswer.Of(answer.Sentences, words),
        answer.Kind == AnswerKind.NoAnswer ? [.. Enumerable.Range(1, ExampleCount).Select(number => texts[$"Question.Example.{number}"].Value)] : null);
}
