using System.Globalization;
using System.Reflection;
using DailyCam.Core;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>appsettings.json shows the settings with their defaults: a key that no option reads, or another value than the code's, would mislead.</summary>
public sealed class SettingsFileTests
{
    private static readonly IReadOnlyList<(string Section, Type Type)> Options = [.. new[] { typeof(DailyCamCore).Assembly, typeof(App).Assembly }
        .SelectMany(static assembly => assembly.GetTypes())
        .Select(static type => (Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, Type: type))
        .Where(static pair => pair.Section is not null)
        .Select(static pair => (pair.Section!, pair.Type))];

    [Fact]
    public void Every_key_is_read_by_an_option_and_shows_its_default()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryFiles.Root, "appsettings.json")).Build();
        var keys = settings.GetSection("DailyCam").AsEnumerable().Where(static pair => pair.Value is not null).ToArray();
        Assert.True(keys.Length > 15, "the settings file shows next to nothing");
        foreach (var (key, value) in keys)
        {
            var found = Options.SelectMany(option => Properties(option.Section, Activator.CreateInstance(option.Type)!)).FirstOrDefault(property => property.Key == key);
            Assert.True(found.Key is not null, $"no option reads {key}");
            Assert.True(IsSame(found.Default, value!), $"{key} is {value} in appsettings.json and {found.Default} in the code");
        }
    }

    [Fact]
    public void Every_option_stands_below_the_one_root()
    {
        Assert.NotEmpty(Options);
        Assert.All(Options, static option => Assert.Matches(@"\ADailyCam(:[A-Z][A-Za-z]+)*\z", option.Section));
        Assert.Equal(Options.Count, Options.Select(static option => option.Section).Distinct(StringComparer.Ordinal).Count());
    }

    private static bool IsSame(string inCode, string inFile) => string.Equals(inCode, inFile, StringComparison.OrdinalIgnoreCase)
        || (TimeSpan.TryParse(inCode, CultureInfo.InvariantCulture, out var code) && TimeSpan.TryParse(inFile, CultureInfo.InvariantCulture, out var file) && code == file);

    private static IEnumerable<(string? Key, string Default)> Properties(string prefix, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(static property => property.CanWrite))
        {
            var value = property.GetValue(options);
            if (value is not null and not string && value.GetType().IsClass)
            {
                foreach (var inner in Properties($"{prefix}:{property.Name}", value))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return ($"{prefix}:{property.Name}", Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
            }
        }
    }
}
