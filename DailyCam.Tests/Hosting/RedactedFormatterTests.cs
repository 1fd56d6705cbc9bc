using DailyCam.Core.Archive;
using DailyCam.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>The token of a share link stands in addresses, and must not stand in the log, whichever form the log has.</summary>
public sealed class RedactedFormatterTests
{
    [Theory]
    [InlineData(ConsoleFormatterNames.Simple)]
    [InlineData(ConsoleFormatterNames.Json)]
    [InlineData(ConsoleFormatterNames.Systemd)]
    public void No_form_of_the_log_tells_a_token_and_each_tells_the_rest(string name)
    {
        var token = ShareToken.New();
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.AddConsole());
        RedactedFormatter.Wrap(services);
        using var provider = services.BuildServiceProvider();
        var formatter = Assert.Single(provider.GetServices<ConsoleFormatter>(), formatter => formatter.Name == name);
        using var writer = new StringWriter();
        KeyValuePair<string, object?>[] state = [new("Path", $"/s/{token}/file"), new("{OriginalFormat}", "Request {Path}")];
        var entry = new LogEntry<KeyValuePair<string, object?>[]>(
            LogLevel.Error, "Some.Category", new EventId(7), state, new InvalidOperationException($"failed at /s/{token}"), static (values, _) => $"Request {values[0].Value} from sign-in?returnUrl=%2Fs%2F{((string)values[0].Value!)[3..46]}");
        formatter.Write(entry, null, writer);
        Assert.DoesNotContain(token, writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("/s/***/file", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("%2Fs%2F***", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("Some.Category", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_product_logs_through_it()
    {
        var builder = DailyCamHost.CreateBuilder([]);
        using var provider = builder.Services.BuildServiceProvider();
        var formatters = provider.GetServices<ConsoleFormatter>().ToList();
        Assert.Contains(formatters, static formatter => formatter.Name == ConsoleFormatterNames.Simple);
        Assert.All(formatters, static formatter => Assert.IsType<RedactedFormatter>(formatter));
    }
}
