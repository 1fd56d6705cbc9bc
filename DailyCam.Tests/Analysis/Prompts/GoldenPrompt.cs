using System.Globalization;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Prompts;

/// <summary>A rendered prompt beside the text that is kept of it; <c>DAILYCAM_WRITE_DOCS=1</c> writes the kept text anew.</summary>
internal static class GoldenPrompt
{
    /// <param name="folder">Below DailyCam.Tests/Analysis.</param>
    public static void Is(string folder, string name, RenderedPrompt prompt)
    {
        var path = Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Analysis", folder, $"{name}.golden.txt");
        var text = $"version: {prompt.Version}\n\n=== system ===\n{prompt.System}\n\n=== question ===\n{prompt.Text}\n";
        if (Environment.GetEnvironmentVariable("DAILYCAM_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
        Assert.DoesNotContain("{{", prompt.System + prompt.Text, StringComparison.Ordinal);
    }

    public static void IsTheSameIn(string culture, Func<RenderedPrompt> render)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = render();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, render());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
