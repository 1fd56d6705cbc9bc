using DailyCam.Core.Analysis.Evaluation;

namespace DailyCam.Web.Hosting;

/// <summary>Says what happens when the provider of a model stops answering for it.</summary>
internal sealed class RehearseRetirementCommand : ICommand
{
    private static readonly string[] WithValue = ["--model", "--at"];

    public string Word => "rehearse-retirement";

    public string Usage =>
        "rehearse-retirement [--model <name>] [--at <date>]   says what happens on the day on which a model ends: which cameras lose it, and who looks in its place; asks nobody, changes nothing";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (CommandOptions.TryRead(arguments, WithValue, []) is not { } options || !TryDate(options.Of("--at"), out var date))
        {
            say(Usage);
            return Commands.WrongUse;
        }

        var report = await services.GetRequiredService<RetirementRehearsal>().RunAsync(options.Of("--model"), date, cancellationToken);
        if (report.Refused is { } reason)
        {
            say($"Nothing was rehearsed. {reason}");
            return 1;
        }

        foreach (var line in RehearsalText.Lines(report))
        {
            say(line);
        }

        return report.LeavesAny ? 1 : 0;
    }

    private static bool TryDate(string? text, out DateOnly? date)
    {
        var isDate = MomentArgument.TryParseDate(text, out var day);
        date = isDate ? day : null;
        return isDate || text is null;
    }
}
