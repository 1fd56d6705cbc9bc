using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Xunit;

namespace DailyCam.Tests.Settings;

public sealed class SettingSourcesTests : IDisposable
{
    private const string Key = "DailyCam:Archive:RetentionDays";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_key_that_nobody_names_is_built_in()
    {
        Assert.Equal(SettingSource.BuiltIn, Find([File("other.json", """{"DailyCam": {"Archive": {"QueueMegabytes": 9}}}""")]));
        Assert.Equal(SettingSource.BuiltIn, Find([]));
    }

    [Fact]
    public void The_last_one_that_names_it_counts_as_when_it_is_read()
    {
        var first = File("appsettings.json", """{"DailyCam": {"Archive": {"RetentionDays": 3}}}""");
        var second = File("appsettings.Production.json", """{"DailyCam": {"Archive": {"RetentionDays": 4}}}""");
        var line = Provider(builder => builder.AddCommandLine(["--DailyCam:Archive:RetentionDays=5"]));
        Assert.Equal(new SettingSource(SettingOrigin.File, "appsettings.json"), Find([first]));
        Assert.Equal(new SettingSource(SettingOrigin.File, "appsettings.Production.json"), Find([first, second]));
        Assert.Equal(new SettingSource(SettingOrigin.CommandLine, $"--{Key}"), Find([first, second, line]));
        Assert.Equal(SettingOrigin.File, Find([line, first]).Origin);
    }

    [Theory]
    [InlineData("DailyCam__Archive__RetentionDays")]
    [InlineData("DAILYCAM__ARCHIVE__RETENTIONDAYS")]
    [InlineData("DailyCam:Archive:RetentionDays")]
    public void A_variable_is_named_as_it_is_written(string variable)
    {
        var source = SettingSources.Find([Variables((variable, "5"))], Key, ["PATH", variable]);
        Assert.Equal(new SettingSource(SettingOrigin.Environment, variable), source);
        Assert.True(source.IsLocked);
    }

    [Fact]
    public void A_configuration_within_another_is_looked_into()
    {
        var inner = new ConfigurationBuilder().AddInMemoryCollection([new(Key, "5")]).Build();
        var source = Find([Provider(builder => builder.AddConfiguration(inner))]);
        Assert.Equal(new SettingSource(SettingOrigin.Host), source);
        Assert.True(source.IsLocked);
        Assert.False(Find([File("appsettings.json", """{"DailyCam": {"Archive": {"RetentionDays": 3}}}""")]).IsLocked);
    }

    private static SettingSource Find(IReadOnlyList<IConfigurationProvider> providers) => SettingSources.Find(providers, Key, []);

    private static IConfigurationProvider Provider(Action<IConfigurationBuilder> add)
    {
        var builder = new ConfigurationBuilder();
        add(builder);
        return builder.Build().Providers.Single();
    }

    /// <summary>The provider of the environment with values of its own: what the test process has in its environment is nobody's business here.</summary>
    private static EnvironmentVariablesConfigurationProvider Variables(params (string Name, string Value)[] values)
    {
        var provider = new EnvironmentVariablesConfigurationProvider("no variable begins like this ");
        provider.Load();
        foreach (var (name, value) in values)
        {
            provider.Set(name.Replace("__", ":", StringComparison.Ordinal), value);
        }

        return provider;
    }

    private IConfigurationProvider File(string name, string json)
    {
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllText(path, json);
        return Provider(builder => builder.AddJsonFile(path));
    }
}
