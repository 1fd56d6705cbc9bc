using System.Globalization;
using System.Text.Json;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>The question of a second look at a short clip. Pure: the same facts give the same text, in any culture.</summary>
public static class VerifyPrompt
{
    /// <summary>Part of the key under which answers are kept; another text needs another version.</summary>
    public const string Version = "verify-1";

    private static readonly string Instruction = PromptFile.Read($"{Version}.txt");
    private static readonly string Question = PromptFile.Read($"{Version}.question.txt");
    private static readonly string Schema = PromptFile.Read($"{Version}.schema.json");

    public static RenderedPrompt Render(VerifyFacts facts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["seconds"] = facts.Seconds.ToString(CultureInfo.InvariantCulture),
            ["camera"] = CameraView.Write(facts.Place, facts.Mounting),
            ["from"] = Second(facts.FromSecond, facts.Seconds),
            ["to"] = Second(facts.ToSecond, facts.Seconds),
            ["what"] = PromptData.Quote(facts.What),
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(facts.Category.ToString()).Replace('_', ' '),
        };
        return new RenderedPrompt(Version, Instruction, PromptTemplate.Fill(Question, values), Schema);
    }

    private static string Second(double second, int seconds) => Math.Clamp(double.IsNaN(second) ? 0 : second, 0, seconds).ToString("0.#", CultureInfo.InvariantCulture);
}
