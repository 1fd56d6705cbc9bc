using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class RehearsedDayTests
{
    private static readonly DateOnly End = new(2027, 1, 28);
    private static readonly TokenPrice Price = new(1, 1, 1);

    /// <summary>A camera's chain and consents, the state of each model that day, and what comes of it: lost analyzers and who takes over, or "nothing".</summary>
    [Theory]
    [InlineData("local vertex", "vertex", "vertex retired", "vertex -> nobody")]
    [InlineData("local vertex", "vertex", "vertex lives", "nothing")]
    [InlineData("local vertex", "", "vertex retired", "nothing")]
    [InlineData("local", "vertex", "vertex retired", "nothing")]
    [InlineData("local vertex", "vertex", "vertex replaced", "nothing")]
    [InlineData("local vertex", "vertex", "vertex replaced-without-price", "vertex -> nobody")]
    [InlineData("local openai vertex", "openai vertex", "openai retired, vertex lives", "openai -> vertex")]
    [InlineData("local openai vertex", "openai vertex", "openai lives, vertex retired", "vertex -> openai")]
    [InlineData("local openai vertex", "openai vertex", "openai retired, vertex retired", "openai vertex -> nobody")]
    [InlineData("local openai vertex", "openai", "openai retired, vertex lives", "openai -> nobody")]
    [InlineData("local openai vertex", "openai vertex", "openai retired, vertex off", "openai -> nobody")]
    [InlineData("local openai vertex", "openai vertex", "openai retired, vertex without-price", "openai -> nobody")]
    public void A_camera_loses_an_analyzer_only_when_nothing_is_asked_in_its_models_place(string chain, string allowed, string models, string expected)
    {
        var camera = new RehearsedCamera(new CameraId("cccccccccc22"), "거실", chain.Split(' '), allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
        var day = RehearsedDay.Of(End, [.. models.Split(", ").Select(static text => Model(text.Split(' ')[0], text.Split(' ')[1]))], [camera]);
        var said = day.Losses.Select(static loss => $"{string.Join(' ', loss.Lost)} -> {loss.Next ?? "nobody"}").SingleOrDefault() ?? "nothing";
        Assert.Equal(expected, said);
        Assert.Equal(expected.EndsWith("nobody", StringComparison.Ordinal), day.LeavesAny);
    }

    private static ConfiguredModel Model(string analyzer, string state)
    {
        var model = new ConfiguredModel(analyzer, IsConfigured: state != "off", "model", "host", Price, null, null);
        return state switch
        {
            "retired" => model with { IsRetired = true, RetiresOn = End },
            "replaced" => model with { InPlaceOf = "older" },
            "replaced-without-price" => model with { InPlaceOf = "older", Price = null },
            "without-price" => model with { Price = null },
            _ => model,
        };
    }
}
