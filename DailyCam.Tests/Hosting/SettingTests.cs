using System.Text.Json;
using DailyCam.Core.Data;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Hosting;

public sealed class SettingTests
{
    [Fact]
    public async Task An_environment_variable_outranks_the_settings_file()
    {
        const string variable = "DailyCam__ArchivePath";
        Environment.SetEnvironmentVariable(variable, "/somewhere/else");
        try
        {
            await using var app = Build();
            Assert.Equal("/somewhere/else", app.Services.GetRequiredService<IOptions<DailyCamOptions>>().Value.ArchivePath);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void The_built_program_runs_with_the_small_garbage_collector()
    {
        using var built = JsonDocument.Parse(File.ReadAllText(ProductProcess.FindProgram() + ".runtimeconfig.json"));
        var properties = built.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(properties.GetProperty("System.GC.Server").GetBoolean());
        Assert.False(properties.GetProperty("System.Runtime.TieredPGO").GetBoolean());
    }

    [Fact]
    public async Task A_wrong_value_is_answered_with_its_key()
    {
        await using var app = Build("--DailyCam:Role=captain");
        var refused = Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IOptions<DailyCamOptions>>().Value);
        Assert.Contains("DailyCam:Role", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_file_at_the_top_of_the_repository_is_the_one_that_is_read()
    {
        await using var app = Build();
        Assert.Equal("data", app.Configuration["DailyCam:DataPath"]);
    }

    [Theory]
    [InlineData("", "http://127.0.0.1:8080")]
    [InlineData("--urls=http://127.0.0.1:5005", "http://127.0.0.1:5005")]
    public async Task Without_a_word_it_listens_to_this_computer_only(string argument, string expected)
    {
        await using var app = Build(argument.Length > 0 ? [argument] : []);
        Assert.Equal(expected, app.Configuration["urls"]);
    }

    [Fact]
    public async Task Alive_and_ready_are_told_to_watchdogs_without_a_session()
    {
        await using var factory = new DailyCamAppFactory();
        using var client = factory.Anonymous();
        Assert.Equal("ok", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        var ready = JsonDocument.Parse(await client.GetStringAsync("/readyz", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("ok", ready.GetProperty("parts").GetProperty("database").GetString());
        Assert.Equal("ok", ready.GetProperty("parts").GetProperty("jobs").GetString());
        Assert.Equal(0, ready.GetProperty("cameras").GetArrayLength());
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(params string[] arguments)
    {
        var builder = DailyCamHost.CreateBuilder(arguments);
        builder.AddDailyCam();
        return builder.Build();
    }
}
