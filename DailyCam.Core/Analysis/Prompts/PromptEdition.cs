using System.Globalization;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>The files of one version of the question about a segment.</summary>
/// <param name="Stages">What matters at each stage of the child's age, by its number.</param>
internal sealed record PromptEdition(string Instruction, string Question, string Schema, IReadOnlyDictionary<int, string> Stages)
{
    private const string QuestionFile = ".question.txt";

    /// <summary>Names of the versions that begin with a word and have their files in this assembly, in order.</summary>
    public static IReadOnlyList<string> Versions(string prefix) =>
    [
        .. PromptFile.Names
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(QuestionFile, StringComparison.Ordinal))
            .Select(static name => name[..^QuestionFile.Length]),
    ];

    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static PromptEdition Read(string version) => new(
        PromptFile.Read($"{version}.txt"),
        PromptFile.Read($"{version}.question.txt"),
        PromptFile.Read($"{version}.schema.json"),
        PromptFile.Read($"{version}.stages.txt")
            .Split('\n')
            .Select(static line => line.Split('|', 2))
            .ToDictionary(static parts => int.Parse(parts[0], CultureInfo.InvariantCulture), static parts => parts[1]));
}
