using Microsoft.Extensions.Logging.Console;

namespace DailyCam.Web.Hosting;

/// <summary>The words that may stand behind the program's name.</summary>
internal static class Commands
{
    /// <summary>Exit code of a call that no command understands.</summary>
    public const int WrongUse = 2;

    private static readonly ICommand[] All =
    [
        new BackupCommand(), new RestoreCommand(), new CheckCommand(), new ReplayCommand(), new CompareCommand(), new RehearseRetirementCommand(),
    ];

    /// <summary>True when the first argument is a word and no setting (<c>--key value</c>, <c>key=value</c>).</summary>
    public static bool IsMeant(string[] args) =>
        args is [var first, ..] && first.Length > 0 && first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal);

    public static async Task<int> RunAsync(string[] args)
    {
        if (Array.Find(All, command => command.Word == args[0]) is not { } found)
        {
            foreach (var line in All.Select(static command => command.Usage).Prepend($"\"{args[0]}\" is no command. There are:"))
            {
                Say(line);
            }

            return WrongUse;
        }

        using var stopping = new CancellationTokenSource();
        return await StartUp.RunAsync(async () =>
        {
            var builder = DailyCamHost.CreateBuilder([]);

            // The answer is for a person or a script; what is logged goes beside it.
            builder.Logging.AddFilter(static (_, level) => level >= LogLevel.Warning);
            builder.Services.Configure<ConsoleLoggerOptions>(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.AddDailyCam(tidies: false);
            await using var app = builder.Build();
            return await found.RunAsync(app.Services, args[1..], Say, stopping.Token);
        });
    }

#pragma warning disable RS0030 // The answer to who called is no log line: no time, no level, on standard output.
    private static void Say(string line) => Console.Out.WriteLine(line);
#pragma warning restore RS0030
}
