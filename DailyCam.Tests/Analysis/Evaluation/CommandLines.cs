using DailyCam.Tests.Analysis.Examination;
using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

/// <summary>Runs a command of the product in this process and gathers what it says.</summary>
internal static class CommandLines
{
    public static async Task<(int Code, IReadOnlyList<string> Said)> RunAsync(this ICommand command, ExaminationBench bench, params string[] arguments)
    {
        var said = new List<string>();
        var code = await command.RunAsync(bench.Get<IServiceProvider>(), arguments, said.Add, TestContext.Current.CancellationToken);
        return (code, said);
    }

    /// <summary>The cells of a table's line that begins with these words.</summary>
    public static string[] Cells(IReadOnlyList<string> said, string what)
    {
        var line = Assert.Single(said, line => line.StartsWith(what, StringComparison.Ordinal));
        return [.. line[what.Length..].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
