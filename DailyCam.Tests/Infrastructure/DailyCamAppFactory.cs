using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using DailyCam.Web.Components;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DailyCam.Tests.Infrastructure;

/// <summary>
/// The whole product in this process: the real host, a real SQLite file in a folder of its own, no capture and no other loops unless asked.
/// For a browser or a media player: <c>factory.UseKestrel(0); factory.StartServer();</c> and then <see cref="Address"/>.
/// </summary>
public sealed class DailyCamAppFactory : WebApplicationFactory<App>
{
    public const string AdminUser = "first-admin";
    public const string Password = "four-otters-on-the-sofa";

    private readonly TemporaryFolder folder = new();
    private bool listens;

    /// <summary>Whether loops (capture, archive, sweeps …) run. Default: no, but for the one without which no registered job would begin.</summary>
    public bool RunLoops { get; init; }

    /// <summary>Whether the first administrator is there from the start. Default: yes, <see cref="AdminUser"/> with <see cref="Password"/>.</summary>
    public bool WithAdmin { get; init; } = true;

    /// <summary>Further settings by configuration key, such as <c>DailyCam:Archive:SegmentLength</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Replaces what stands outside: a launcher, a clock.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    public string DataPath => folder.Path;

    /// <summary>Where the started server listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A client with a session and its antiforgery token as a default header. Cookies are kept, redirects are not followed.</summary>
    public async Task<HttpClient> SignedInAsync(string role = Roles.Admin)
    {
        var user = AdminUser;
        if (role != Roles.Admin)
        {
            user = $"{role}-one";
            await AddPersonAsync(user, role);
        }

        var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Password }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgeryToken").GetString());
        return client;
    }

    /// <summary>A client without a session; redirects are not followed.</summary>
    public HttpClient Anonymous()
    {
        if (listens)
        {
            var handler = new HttpClientHandler { AllowAutoRedirect = false };
            return new HttpClient(handler) { BaseAddress = Address };
        }

        return CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    /// <summary>Adds somebody with <see cref="Password"/>; nothing happens when they are there already.</summary>
    public async Task AddPersonAsync(string user, string role)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<People>().AddAsync(user, Password, role);
    }

    /// <summary>Starts a real server on a free port of the loopback interface.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        listens = true;
        return Address;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("DailyCam:DataPath", folder.Path);
        builder.UseSetting("DailyCam:Capture:DemoPause", "00:00:06");
        if (WithAdmin)
        {
            builder.UseSetting("DailyCam:Setup:AdminUser", AdminUser);
            builder.UseSetting("DailyCam:Setup:AdminPassword", Password);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureServices(services =>
        {
            if (!RunLoops)
            {
                RemoveLoops(services);
            }

            ConfigureServices?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
        }
    }

    private static void RemoveLoops(IServiceCollection services)
    {
        var loops = services.Where(static service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(LoopHost<>) && type != typeof(LoopHost<JobHandOver>)).ToArray();
        foreach (var loop in loops)
        {
            services.Remove(loop);
        }
    }
}
