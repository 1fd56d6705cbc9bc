using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Shared;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>Korean and English say the same things, and everything that can be said to people has its words.</summary>
public sealed partial class TextTests
{
    private static readonly string Web = Path.Combine(RepositoryFiles.Root, "DailyCam.Web");

    public static TheoryData<string> Files()
    {
        var files = Directory.EnumerateFiles(Web, "*.resx", SearchOption.AllDirectories)
            .Where(static path => !path.EndsWith(".ko.resx", StringComparison.Ordinal))
            .Select(static path => Path.GetRelativePath(Web, path)).ToArray();
        Assert.Contains("Components/Shared/SharedText.resx", files);
        return [.. files];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_have_the_same_keys_places_and_no_empty_text(string file)
    {
        var english = Read(Path.Combine(Web, file));
        var korean = Read(Path.Combine(Web, Path.ChangeExtension(file, ".ko.resx")));
        Assert.NotEmpty(english);
        Assert.Empty(english.Keys.Except(korean.Keys).Concat(korean.Keys.Except(english.Keys)));
        foreach (var (key, text) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(korean[key]), $"{key} is empty");
            Assert.True(Places(text).SetEquals(Places(korean[key])), $"{key}: the places {{0}} … differ");
            _ = string.Format(CultureInfo.InvariantCulture, korean[key], [.. Enumerable.Range(0, 10)]);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_file_has_its_marker_and_is_found_by_it(string file)
    {
        var name = $"DailyCam.Web.{file[..^".resx".Length].Replace('/', '.')}";
        var marker = typeof(SharedText).Assembly.GetType(name);
        Assert.True(marker is not null, $"no class {name} beside the texts");
        var texts = new System.Resources.ResourceManager(marker!);
        var key = Read(Path.Combine(Web, file)).Keys.First();
        Assert.NotEqual(string.Empty, texts.GetString(key, CultureInfo.GetCultureInfo("ko")));
    }

    [Theory]
    [InlineData(typeof(Severity))]
    [InlineData(typeof(IncidentCategory))]
    [InlineData(typeof(ReviewState))]
    [InlineData(typeof(CaptureState))]
    [InlineData(typeof(AnalysisState))]
    [InlineData(typeof(LedgerOutcome))]
    [InlineData(typeof(LedgerPurpose))]
    [InlineData(typeof(Frugality))]
    [InlineData(typeof(AnalysisAlarmKind))]
    [InlineData(typeof(JobState))]
    [InlineData(typeof(JobKind))]
    [InlineData(typeof(FaultKind))]
    [InlineData(typeof(FaultReason))]
    [InlineData(typeof(FaultRecovery))]
    [InlineData(typeof(GapReason))]
    [InlineData(typeof(RetentionReason))]
    [InlineData(typeof(SnapshotGrade))]
    public void Every_value_that_people_see_has_its_word(Type type)
    {
        var shared = Read(Path.Combine(Web, "Components/Shared/SharedText.resx"));
        Assert.All(Enum.GetNames(type), name => Assert.Contains($"{type.Name}.{name}", shared.Keys));
    }

    [Fact]
    public void Every_problem_has_its_sentence_and_every_sentence_its_problem()
    {
        var shared = Read(Path.Combine(Web, "Components/Shared/SharedText.resx"));
        var product = SourceFile.All(".cs").Where(static file => !file.Path.StartsWith("DailyCam.Tests/", StringComparison.Ordinal)).ToArray();
        var codes = product.SelectMany(static file => ProblemCode().Matches(file.Text)).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(codes.Count > 10, "the source was not searched");
        Assert.All(codes, code => Assert.Contains($"Problem.{code}", shared.Keys));

        var all = string.Join('\n', product.Select(static file => file.Text));
        var sentences = shared.Keys.Where(static key => key.StartsWith("Problem.", StringComparison.Ordinal)).Select(static key => key["Problem.".Length..]);
        Assert.All(sentences, code => Assert.True(all.Contains($"\"{code}\"", StringComparison.Ordinal), $"nothing says {nameof(Problem)} {code} any more"));
    }

    /// <summary>Keys asked of a feature's texts in its own pages exist; a missing one would be shown as its key.</summary>
    [Fact]
    public void Every_key_that_a_page_asks_for_exists()
    {
        var asked = 0;
        foreach (var page in SourceFile.All(".razor"))
        {
            var injected = Injected().Matches(page.Text).ToDictionary(static match => match.Groups[2].Value, static match => match.Groups[1].Value, StringComparer.Ordinal);
            foreach (var (variable, marker) in injected)
            {
                var file = Directory.EnumerateFiles(Web, $"{marker}.resx", SearchOption.AllDirectories).Single();
                var keys = Read(file);
                foreach (Match match in Regex.Matches(page.Text, $@"\b{variable}\[""([^""{{}}]+)""[\],]", RegexOptions.None, TimeSpan.FromSeconds(1)))
                {
                    asked++;
                    Assert.True(keys.ContainsKey(match.Groups[1].Value), $"{page}: {marker} has no {match.Groups[1].Value}");
                }
            }
        }

        Assert.True(asked > 30, $"only {asked} keys were found in pages");
    }

    private static Dictionary<string, string> Read(string path) => XDocument.Load(path).Root!.Elements("data")
        .ToDictionary(static data => data.Attribute("name")!.Value, static data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bProblem\(""([A-Za-z]+)""")]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"@inject IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex Injected();
}
