using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class AskPlanTests
{
    private static readonly ConfiguredModel Vertex = new(AnalyzerNames.Vertex, true, "good", null, null, null, "cheap");

    [Theory]
    [InlineData(Frugality.Full, "good", 1, true)]
    [InlineData(Frugality.CheaperModel, "cheap", 1, true)]
    [InlineData(Frugality.FewerFrames, "cheap", 0.5, false)]
    [InlineData(Frugality.IncidentsOnly, "cheap", 0.5, false)]
    public void Each_step_of_saving_gives_up_a_little_more(Frugality frugality, string model, double fps, bool sound)
    {
        Assert.Equal(new AskPlan(model, fps, sound), AskPlan.Of(frugality, Vertex, 1, sound: true));
        Assert.False(AskPlan.Of(frugality, Vertex, 1, sound: false).Sound);
        Assert.Equal("cheap", AskPlan.Of(frugality, Vertex, 1, sound: true, cheaper: true).Model);
        Assert.Equal("good", AskPlan.Of(frugality, Vertex with { Cheaper = null }, 1, sound: true, cheaper: true).Model);
    }

    [Theory]
    [InlineData(Frugality.Full, 10, 100, 0, false, null)]
    [InlineData(Frugality.FewerFrames, 91, 100, 0, false, null)]
    [InlineData(Frugality.IncidentsOnly, 96, 100, 0, false, AnalysisReasons.BudgetSaving)]
    [InlineData(Frugality.IncidentsOnly, 96, 100, 0, true, null)]
    [InlineData(Frugality.LocalOnly, 100, 100, 0, true, AnalysisReasons.OverDayBudget)]
    [InlineData(Frugality.LocalOnly, 0, 0, 0, true, AnalysisReasons.OverDayBudget)]
    [InlineData(Frugality.LocalOnly, 10, 100, 2000, true, AnalysisReasons.OverMonthBudget)]
    public void What_is_not_sent_says_which_budget_holds_it_back(Frugality frugality, long day, long dayLimit, long month, bool isDoubtful, string? reason) =>
        Assert.Equal(reason, AskPlan.Refusal(frugality, new SpendingStatus(frugality, day, dayLimit, month, 2000, "USD"), isDoubtful));

    [Fact]
    public void The_estimate_is_never_below_what_providers_are_known_to_count()
    {
        var prompt = SegmentPrompt.Render(new PromptFacts { StartsAt = ExaminationBench.Ten, Seconds = 600 });
        var silent = TokenEstimate.Input(new ModelMedia { Video = new byte[1], Fps = 1, Seconds = 600 }, prompt);
        Assert.InRange(silent, 600 * 263, 300_000);
        Assert.Equal(silent + (600 * 32), TokenEstimate.Input(new ModelMedia { Video = new byte[1], Fps = 1, Seconds = 600, HasSound = true }, prompt));
        Assert.True(TokenEstimate.Input(new ModelMedia { Video = new byte[1], Fps = 0.5, Seconds = 600 }, prompt) < silent);
        Assert.InRange(TokenEstimate.Input(ModelMedia.None, prompt), 2_000, 20_000);
    }

    /// <summary>A hosted model that counts 14,000 tokens for a picture is not set aside money for 1,100.</summary>
    [Theory]
    [InlineData("", 0, 14_167)]
    [InlineData("high", 0, 14_167)]
    [InlineData("low", 0, 2_833)]
    [InlineData("high", 500, 425)]
    public void Single_pictures_are_estimated_by_what_their_model_may_count(string detail, int configured, int counted)
    {
        var perPicture = new OpenAiOptions { ImageDetail = detail, TokensPerPicture = configured }.MostTokensPerPicture;
        var media = new ModelMedia { Pictures = [.. Enumerable.Range(0, 60).Select(static second => new TimedPicture(second, new byte[1]))], Seconds = 600 };
        var prompt = SegmentPrompt.Render(new PromptFacts { StartsAt = ExaminationBench.Ten, Seconds = 600 });
        Assert.InRange(perPicture, counted, 20_000);
        Assert.Equal(60L * perPicture, TokenEstimate.Input(media, prompt, perPicture) - TokenEstimate.Input(ModelMedia.None, prompt, perPicture));
    }
}
