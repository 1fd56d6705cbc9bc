using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Settings;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Tests.Settings;

/// <summary>A data folder and the product's real configuration and services over it; nothing is started.</summary>
internal sealed class KeptSettingsHome : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Data => folder.Path;

    public string FilePath => folder.File(KeptSettingsFile.Name);

    public KeptSettingsFile File => new(FilePath);

    public void Dispose() => folder.Dispose();

    public void Write(string json) => System.IO.File.WriteAllText(FilePath, json);

    /// <summary>As a start puts it together.</summary>
    public WebApplication Begin(params string[] arguments) => Begin(tidies: true, arguments);

    /// <param name="tidies">False as for a command.</param>
    public WebApplication Begin(bool tidies, params string[] arguments)
    {
        var builder = DailyCamHost.CreateBuilder([$"--DailyCam:DataPath={Data}", .. arguments]);
        builder.AddDailyCam(tidies);
        return builder.Build();
    }

    public static SettingEntry Entry(string key) => SettingCatalogue.Find(key)!;

    public static object? ValueOf(WebApplication app, string key) => Entry(key).Read(app.Services);

    public static SettingDesk DeskOf(WebApplication app) => app.Services.GetRequiredService<SettingDesk>();
}
