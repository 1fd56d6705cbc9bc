using System.Reflection;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>The list of known faults in docs/reference/faults.md is complete, and what it promises is there.</summary>
public sealed partial class FaultMapTests
{
    private const int KnownFaults = 76;

    [Fact]
    public void Every_known_fault_names_tests_that_exist_or_says_why_there_is_none()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "reference", "faults.md"));
        var rows = Row().Matches(text).ToList();
        Assert.Equal(Enumerable.Range(1, KnownFaults), rows.Select(static row => int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));

        var tests = Tests();
        Assert.True(tests.Count > 300, $"only {tests.Count} tests were found");
        Assert.All(rows, row =>
        {
            var names = Name().Matches(row.Groups["how"].Value).Select(static name => name.Groups["name"].Value).ToList();
            Assert.True(names.Count > 0 || row.Groups["how"].Value.Trim().StartsWith("not", StringComparison.Ordinal), $"row {row.Groups["number"].Value} names no test and gives no reason");
            Assert.All(names, name => Assert.True(tests.Contains(name), $"row {row.Groups["number"].Value}: there is no test {name}"));
        });
    }

    private static HashSet<string> Tests() => typeof(FaultMapTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(static method => method.GetCustomAttributes<FactAttribute>().Any())
            .Select(method => $"{type.Name}.{method.Name}"))
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<how>[^|]+) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+\.\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
