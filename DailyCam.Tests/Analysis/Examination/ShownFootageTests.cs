using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Uploads;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What a model was shown stands beside its answer, so that nobody takes a picture every ten seconds for ten watched minutes.</summary>
public sealed class ShownFootageTests
{
    [Theory]
    [InlineData(AnalyzerNames.Vertex, 1, 600, true)]
    [InlineData(AnalyzerNames.Vertex, 0.5, 600, true)]
    [InlineData(AnalyzerNames.Vertex, 1, 290, false)]
    [InlineData(AnalyzerNames.OpenAi, 0.1, 600, false)]
    public async Task It_counts_as_watched_by_what_was_shown_of_it(string analyzer, double fps, double seconds, bool all)
    {
        await using var bench = await ExaminationBench.StartAsync(analyzer);
        bench.Copies.Script = spec => Task.FromResult<UploadCopy?>(new UploadCopy(CopyOutcome.Made, Media(spec, fps, seconds)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, fps, seconds), (row.State, row.ShownFps, row.ShownSeconds));
        var standing = AnalysisStanding.Of([RowState.Of((await bench.RowAsync(segment, AnalyzerNames.Local))!), RowState.Of(row)])!;
        Assert.Equal((true, all), (standing.AnsweredByModel, standing.SeenByModel));
    }

    [Fact]
    public async Task An_answer_that_is_found_again_in_the_ledger_knows_what_was_shown()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Copies.Script = static spec => Task.FromResult<UploadCopy?>(new UploadCopy(CopyOutcome.Made, Media(spec, 1, 290)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        await using (var context = bench.Database.CreateDbContext())
        {
            context.SegmentAnalyses.RemoveRange(context.SegmentAnalyses.Where(static row => row.Analyzer == AnalyzerNames.Vertex));
            context.JobItems.RemoveRange(context.JobItems);
            (await context.SegmentAnalyses.SingleAsync(static row => row.Analyzer == AnalyzerNames.Local, TestContext.Current.CancellationToken)).NextPending = true;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await bench.Get<ExaminationIntake>().FollowUpAsync(segment.Id, TestContext.Current.CancellationToken);
        await bench.RunJobsAsync();
        var again = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, 1.0, 290.0), (again.State, again.ShownFps, again.ShownSeconds));
        Assert.Single(bench.Server.Requests);
    }

    private static ModelMedia Media(CopySpec spec, double fps, double seconds) => spec.Form == MediaForm.Video
        ? new ModelMedia { Video = new byte[] { 0, 0, 0, 8, 1, 2, 3 }, Fps = fps, Seconds = seconds, Sha256 = new string('0', 64) }
        : new ModelMedia { Pictures = [new TimedPicture(0, new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 })], Fps = fps, Seconds = seconds, Sha256 = new string('0', 64) };
}
