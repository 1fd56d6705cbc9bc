using System.Data.Common;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Questions;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Reports;

public sealed partial class QuestionBox : IDisposable
{
    private const int Examples = 6;

    private readonly CancellationTokenSource left = new();
    private string question = string.Empty;
    private Answer? answer;
    private string? problem;
    private bool isBusy;

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    [Parameter]
    public CameraId? Camera { get; set; }

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    [Parameter]
    public IReadOnlyDictionary<CameraId, string> Names { get; set; } = new Dictionary<CameraId, string>();

    [Inject]
    private ReportReader Reader { get; init; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    private Task AskAsync(string text)
    {
        question = text;
        return AskAsync();
    }

    private async Task AskAsync()
    {
        if (isBusy || string.IsNullOrWhiteSpace(question))
        {
            return;
        }

        (isBusy, answer, problem) = (true, null, null);
        StateHasChanged();
        try
        {
            answer = await Reader.AnswerAsync(question, Camera, Clock.Date, Clock.Zone, left.Token);
            problem = answer is null ? "Problem.Camera" : null;
        }
        catch (DbException)
        {
            problem = "Problem.Read";
        }
        catch (OperationCanceledException)
        {
            return; // The page was left.
        }

        isBusy = false;
    }

    /// <summary>A doubt has a sentence of its own that says what to do.</summary>
    private string Headline(Answer given) =>
        given.Question.Doubt is var doubt and not QuestionDoubt.None ? Text[$"QuestionDoubt.{doubt}"] : Text[$"AnswerKind.{given.Kind}"];

    private string Understood(Question asked)
    {
        var parts = new List<string> { Text[$"QuestionIntent.{asked.Intent}"] };
        if (asked.Topic is { } topic)
        {
            parts.Add(Words.Word(topic));
        }

        if (asked.Time is { } time)
        {
            parts.Add(Text["Question.Range", ReportWords.ClockTime(time.FromMinute), ReportWords.ClockTime(time.ToMinute)]);
        }

        parts.AddRange(asked.Cameras.Select(camera => Names.GetValueOrDefault(camera, string.Empty)).Where(static name => name.Length > 0));
        return string.Join(" · ", parts);
    }
}
