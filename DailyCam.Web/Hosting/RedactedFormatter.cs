using DailyCam.Core.Archive;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DailyCam.Web.Hosting;

/// <summary>
/// The last step before a line is in the log: another formatter's line without the tokens of share links and invitations, which stand in addresses, and addresses in whatever the framework says of a request.
/// </summary>
internal sealed class RedactedFormatter(ConsoleFormatter inner) : ConsoleFormatter(inner.Name)
{
    /// <summary>Puts it around every formatter that settings may choose.</summary>
    public static void Wrap(IServiceCollection services)
    {
        foreach (var formatter in services.Where(static service => service.ServiceType == typeof(ConsoleFormatter) && service.ImplementationType is not null).ToArray())
        {
            services.Remove(formatter);
            services.AddSingleton<ConsoleFormatter>(provider => new RedactedFormatter((ConsoleFormatter)ActivatorUtilities.CreateInstance(provider, formatter.ImplementationType!)));
        }
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        inner.Write(logEntry, scopeProvider, line);
        textWriter.Write(InvitationToken.Redact(ShareToken.Redact(line.ToString())));
    }
}
