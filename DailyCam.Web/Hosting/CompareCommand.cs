using System.Globalization;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Hosting;

/// <summary>Compares what two models, prompts or analyzers say of the same recordings.</summary>
internal sealed class CompareCommand : ICommand
{
    private const int MostSegments = 1000;

    private static readonly string[] WithValue = ["--from", "--to", "--camera", "--limit", "--left", "--right"];
    private static readonly string[] Alone = ["--ask"];

    public string Word => "compare";

    public string Usage =>
        "compare --from <time> --to <time> [--camera <id>] [--limit <n>] --left <analyzer[:model[:prompt]]> --right <...> [--ask]   compares two models, prompts or analyzers on the same recordings; with --ask it asks what is not stored, for money, under consent and within the budget";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (Read(arguments, services.GetRequiredService<TimeProvider>().LocalTimeZone) is not { } request)
        {
            say(Usage);
            return Commands.WrongUse;
        }

        var outcome = await services.GetRequiredService<ModelComparison>().RunAsync(request, cancellationToken);
        if (outcome.Refused is { } reason)
        {
            say($"Nothing was compared. {reason}");
            return 1;
        }

        foreach (var line in ComparisonTable.Lines(request, outcome))
        {
            say(line);
        }

        return outcome.Comparison!.Segments > 0 ? 0 : 1;
    }

    /// <summary>Null for a call that is none.</summary>
    internal static CompareRequest? Read(IReadOnlyList<string> arguments, TimeZoneInfo zone)
    {
        if (CommandOptions.TryRead(arguments, WithValue, Alone) is not { } options
            || !MomentArgument.TryParse(options.Of("--from"), zone, out var from)
            || !MomentArgument.TryParse(options.Of("--to"), zone, out var to)
            || to <= from
            || !ComparedSide.TryParse(options.Of("--left"), out var left)
            || !ComparedSide.TryParse(options.Of("--right"), out var right))
        {
            return null;
        }

        var request = new CompareRequest { From = from, To = to, Left = left, Right = right, Asks = options.Has("--ask") };
        return WithCamera(request, options.Of("--camera")) is { } ofCamera ? WithLimit(ofCamera, options.Of("--limit")) : null;
    }

    private static CompareRequest? WithCamera(CompareRequest request, string? text) =>
        text is null ? request : CameraId.TryParse(text, out var camera) ? request with { Camera = camera } : null;

    private static CompareRequest? WithLimit(CompareRequest request, string? text) =>
        text is null ? request
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostSegments ? request with { Limit = limit }
        : null;
}
