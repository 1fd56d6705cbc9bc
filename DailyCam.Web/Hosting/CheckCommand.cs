using DailyCam.Core.Housekeeping.Check;

namespace DailyCam.Web.Hosting;

/// <summary>Compares the disk with the database; with <c>--repair</c> puts right what can be.</summary>
internal sealed class CheckCommand : ICommand
{
    public string Word => "check";

    public string Usage => "check [--decode] [--repair]   compares the disk with the database; only reads and may run beside DailyCam, which must be stopped for --repair; --decode also decodes every recording";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (arguments.Any(static argument => argument is not ("--decode" or "--repair")))
        {
            say(Usage);
            return Commands.WrongUse;
        }

        var repairs = arguments.Contains("--repair", StringComparer.Ordinal);
        var report = await services.GetRequiredService<StorageCheck>().RunAsync(arguments.Contains("--decode", StringComparer.Ordinal), repairs, cancellationToken);
        if (report.Refused is { } reason)
        {
            say($"Nothing was checked. {reason}");
            return 1;
        }

        foreach (var finding in report.Findings)
        {
            say($"{finding.Kind} {finding.Name}: {finding.Detail}{(finding.Repaired is { } done ? $"; {done}" : string.Empty)}");
        }

        var left = report.Findings.Count(static finding => finding.Repaired is null);
        say(Summary(report, left));
        return left == 0 ? 0 : 1;
    }

    private static string Summary(CheckReport report, int left)
    {
        var running = report.BesideRunning ? " A DailyCam is running: what it has open was left out." : string.Empty;
        var others = report.SetAside + report.Foreign > 0 ? $" {report.SetAside} files set aside earlier and {report.Foreign} of somebody else's were left alone." : string.Empty;
        return FormattableString.Invariant($"{report.Files} recordings with {report.Bytes / 1e9:0.0} GB: {report.Findings.Count} findings, {report.Findings.Count - left} put right, {left} left.{others}{running}");
    }
}
