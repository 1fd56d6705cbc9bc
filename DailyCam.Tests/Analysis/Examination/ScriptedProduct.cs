using DailyCam.Tests.Analysis.Asking;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Settings with which the built product asks a scripted provider, by their environment names.</summary>
internal static class ScriptedProduct
{
    /// <summary>Short archive segments, each sent as soon as it is closed, to a model of which a token costs a millionth.</summary>
    /// <param name="changes">By their names below <c>DailyCam__</c>.</param>
    public static Dictionary<string, string> Settings(ScriptedVertex server, params (string Key, string Value)[] changes)
    {
        var settings = server.Settings().ToDictionary(static pair => Name(pair.Key), static pair => pair.Value!, StringComparer.Ordinal);
        (string Key, string Value)[] wanted =
        [
            ("Archive__SegmentLength", "00:00:20"), ("Analysis__MinimumSegmentSeconds", "8"), ("Analysis__RegisterDelay", "00:00:01"), ("Analysis__SweepInterval", "00:00:01"),
            ("Analysis__PreFilter__Enabled", "false"), ("Analysis__Vertex__Model", ExaminationBench.Model),
            .. Price(0, ExaminationBench.Model, "1", ExaminationBench.CheapModel), .. Price(1, ExaminationBench.CheapModel, "0.1", null), .. changes,
        ];
        foreach (var (key, value) in wanted)
        {
            settings[$"DailyCam__{key}"] = value;
        }

        return settings;
    }

    private static IEnumerable<(string Key, string Value)> Price(int index, string model, string price, string? cheaper)
    {
        var of = $"Analysis__Prices__Models__{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        yield return ($"{of}__Model", model);
        yield return ($"{of}__Input", price);
        yield return ($"{of}__Output", price);
        if (cheaper is not null)
        {
            yield return ($"{of}__Cheaper", cheaper);
        }
    }

    private static string Name(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
