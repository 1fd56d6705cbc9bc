using System.Globalization;
using System.Net.Mime;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Web.Components.Install;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Live;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Hosting;

internal static class HostingServiceCollectionExtensions
{
    /// <summary>Closing archive files and ending ffmpeg takes a moment; a container gives 10 s by default and more when told (compose.yaml).</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(20);

    /// <summary>A page that hears nothing for three of these takes back what it says (shell/connection.mjs).</summary>
    private static readonly TimeSpan CircuitSign = TimeSpan.FromSeconds(4);

    /// <summary>Where people reach it at home: this computer only. A container says otherwise by ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS.</summary>
    private const string DefaultAddress = "http://127.0.0.1:8080";

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        string[] ways = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!ways.Any(way => builder.Configuration.GetSection(way) is { } section && (section.Value is not null || section.GetChildren().Any())))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
    }

    /// <summary>One line per message with the UTC time in front, as one line per fault is what can be searched.</summary>
    public static void UseReadableLog(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(static options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            options.ColorBehavior = LoggerColorBehavior.Disabled;
            options.IncludeScopes = false;
        });
        RedactedFormatter.Wrap(builder.Services);
    }

    public static IServiceCollection AddHostRules(this IServiceCollection services)
    {
        services.Configure<HostOptions>(static options =>
        {
            options.ShutdownTimeout = ShutdownTime;

            // Loops are started again by LoopHost; whatever else fails must not take every camera with it.
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        services.AddSingleton<LastCall>();
        services.Configure<KestrelServerOptions>(static options => options.ConfigureEndpointDefaults(LastCall.Use));
        services.AddCheckedOptions<ProxyOptions>(ProxyOptions.Section);
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, TrustedProxies>();
        return services;
    }

    public static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("DailyCam");
        services.AddOptions<KeyManagementOptions>().Configure<DataLayout, ILoggerFactory>(static (options, layout, loggers) =>
        {
            if (!OperatingSystem.IsWindows())
            {
                // The keys open every camera password: nobody else on this computer may read them.
                File.SetUnixFileMode(layout.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(layout.Keys), loggers);
        });
        return services.AddSingleton<ISecretBox, SecretBox>();
    }

    /// <summary>
    /// Documents, a third as large on their way; assets are packed by the build. Also over HTTPS, where the size of a packed answer can betray a secret that stands in it beside words that another site chose:
    /// another site gets none of our documents (its requests carry no cookie, SameSite), and the secrets in them are encrypted anew for each answer.
    /// </summary>
    private static void AddPackedDocuments(this IServiceCollection services) => services.AddResponseCompression(static options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [MediaTypeNames.Text.Html];
    });

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddPackedDocuments();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(static hub => hub.KeepAliveInterval = CircuitSign);
        services.AddScoped<Confirmations>();
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddScoped<ViewerZone>();
        services.AddScoped<ViewerLanguage>();
        services.AddScoped<CameraOrder>();
        services.AddScoped<CircuitHandler>(static circuit => circuit.GetRequiredService<ViewerLanguage>());
        services.AddSingleton<OfflineEdition>();
        return services.Configure<RequestLocalizationOptions>(static options =>
        {
            var cultures = DailyCamHost.Languages.Select(CultureInfo.GetCultureInfo).ToArray();
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = ViewerChoices.LanguageOrder();
        });
    }
}
