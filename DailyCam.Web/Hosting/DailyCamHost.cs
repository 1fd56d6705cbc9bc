using DailyCam.Core;
using DailyCam.Web.Api;
using DailyCam.Web.Components;
using DailyCam.Web.Components.Install;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Features.Alerts;
using DailyCam.Web.Features.Clips;
using DailyCam.Web.Features.Home;
using DailyCam.Web.Features.Incidents;
using DailyCam.Web.Features.Settings;
using DailyCam.Web.Features.Setup;

namespace DailyCam.Web.Hosting;

/// <summary>How the web host is put together.</summary>
internal static class DailyCamHost
{
    /// <summary>Languages of the texts; the first is used when a browser asks for none of them.</summary>
    public static readonly string[] Languages = ["ko", "en"];

    /// <summary>
    /// Settings are read once, at the start. The framework would watch their files, and a computer whose programs have used up the system's file watches would then not start DailyCam at all.
    /// </summary>
    private const string NoFileWatch = "--hostBuilder:reloadConfigOnChange=false";

    private const string ReloadsAssets = "ReloadStaticAssetsAtRuntime";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The content root is the program's folder: that is where the top-level appsettings.json is copied (linked, it would not be found by `dotnet run`).
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [NoFileWatch, .. args], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();

        // Beside the build output the framework would read, hash and pack each asset anew for each request, and forbid browsers to keep any. That is for whoever is writing them.
        builder.Configuration[ReloadsAssets] ??= builder.Environment.IsDevelopment().ToString();
        builder.UseDefaultAddress();
        builder.UseReadableLog();
        return builder;
    }

    /// <param name="tidies">Whether kept settings that cannot be followed are set aside: by the product, not by commands beside it.</param>
    public static void AddDailyCam(this WebApplicationBuilder builder, bool tidies = true)
    {
        builder.Services.AddHostRules();
        builder.Services.AddDailyCamCore();
        builder.Services.AddSetup();
        builder.Services.AddAccount();
        builder.Services.AddHome();
        builder.Services.AddIncidentPages();
        builder.Services.AddAlertPages();
        builder.Services.AddClips();
        builder.Services.AddSettings();
        builder.Services.AddSecrets();
        builder.Services.AddPages();
        builder.Services.AddApi();
        builder.AddKeptSettings(tidies); // The last: it checks what is kept by all that was registered before.
    }

    public static void UseDailyCam(this WebApplication app)
    {
        app.TellSettingsAside();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseProxyPath();
        app.UseRequestLocalization();
        app.UseWhen(static context => RequestKind.IsForPrograms(context.Request), static api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(static context => !RequestKind.IsForPrograms(context.Request), static pages => pages.UseExceptionHandler("/error"));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = FastLaneSocket.KeepAlive, KeepAliveTimeout = FastLaneSocket.KeepAlive });
        app.UseSocketOrigin();
        app.UseRouting();
        app.UseSetupGate();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgeryEverywhere();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapAccountForms();
        app.MapInstall();
        app.MapSharePages();
        app.MapOpenApi();
        app.MapApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options =>
            options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders says it, for every answer.
        app.RefuseTakenProxyPath();
    }
}
