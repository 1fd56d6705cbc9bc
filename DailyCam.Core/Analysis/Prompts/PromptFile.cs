using System.Reflection;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>
/// The versioned texts that models are asked with. Each stands in a file beside this class, inside the assembly; a file that was ever used never changes, because answers are kept under its version.
/// </summary>
internal static class PromptFile
{
    private const string Prefix = "DailyCam.Core.Prompts.";

    private static readonly Assembly Home = typeof(PromptFile).Assembly;

    /// <summary>Names of all files, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file; line ends are single line feeds wherever it was checked out.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var stream = Home.GetManifestResourceStream(Prefix + name) ?? throw new ArgumentException($"There is no prompt file {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
