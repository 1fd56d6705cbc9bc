using DailyCam.Core.Hosting;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Hosting;

/// <summary>Runs the process and answers a wrong setting with its sentence instead of a stack trace.</summary>
internal static partial class StartUp
{
    private const int Refused = 1;

    public static Task<int> RunAsync(Func<Task> run) => RunAsync(async () =>
    {
        await run();
        return 0;
    });

    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OptionsValidationException exception)
        {
            return Say(string.Join(Environment.NewLine, exception.Failures));
        }
        catch (StartRefusedException exception)
        {
            return Say(exception.Message);
        }
    }

    /// <summary>Like <c>RunAsync</c>, but a start that fails halfway stops what had started: the job engine's threads alone would keep the process alive for ever.</summary>
    public static async Task RunToTheEndAsync(this WebApplication app)
    {
        await using var whole = app;
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }

        await app.WaitForShutdownAsync();
    }

    private static int Say(string message)
    {
        // The host's own log may never have come to life.
        using var loggers = LoggerFactory.Create(static logging => logging.AddSimpleConsole(static options => options.SingleLine = true));
        Log.CannotStart(loggers.CreateLogger("DailyCam"), message);
        return Refused;
    }

    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Critical, "DailyCam cannot start: {Reason}")]
        public static partial void CannotStart(ILogger logger, string reason);
    }
}
