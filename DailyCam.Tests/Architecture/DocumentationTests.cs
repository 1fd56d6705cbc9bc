using System.Text.RegularExpressions;
using DailyCam.Core;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>What the documents say is held to what the code does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Configuration = Path.Combine(RepositoryFiles.Root, "docs", "reference", "configuration.md");

    [Fact]
    public void Every_relative_link_in_a_document_leads_to_a_file()
    {
        var links = Documents()
            .SelectMany(static file => Link().Matches(File.ReadAllText(file)).Select(match => (file, target: match.Groups["target"].Value)))
            .Where(static link => !link.target.Contains("://", StringComparison.Ordinal) && !link.target.StartsWith('#'))
            .ToList();

        Assert.True(links.Count >= 20, $"only {links.Count} links were found: the pattern no longer matches");
        Assert.All(links, static link =>
        {
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link.file)!, link.target.Split('#')[0]));
            Assert.True(Path.Exists(path), $"{Path.GetRelativePath(RepositoryFiles.Root, link.file)} links to {link.target}, which is not there");
        });
    }

    [Fact]
    public void The_reference_of_settings_says_what_the_code_does()
    {
        var text = File.ReadAllText(Configuration);
        var begin = text.IndexOf(ConfigurationReference.Begin, StringComparison.Ordinal) + ConfigurationReference.Begin.Length;
        var end = text.IndexOf(ConfigurationReference.End, StringComparison.Ordinal);
        var written = ConfigurationReference.Write(typeof(DailyCamCore).Assembly, typeof(Program).Assembly);
        if (Environment.GetEnvironmentVariable("DAILYCAM_WRITE_DOCS") == "1")
        {
            text = text[..begin] + "\n" + written + "\n" + text[end..];
            File.WriteAllText(Configuration, text);
            return;
        }

        Assert.True(
            string.Equals(written.Trim(), text[begin..end].Trim(), StringComparison.Ordinal),
            "docs/reference/configuration.md is behind the options classes; write it anew: DAILYCAM_WRITE_DOCS=1 bash eng/test.sh --fast");
    }

    [Fact]
    public void Every_setting_has_a_meaning()
    {
        var written = ConfigurationReference.Write(typeof(DailyCamCore).Assembly, typeof(Program).Assembly);
        var rows = written.Split('\n').Where(static line => line.StartsWith("| `DailyCam__", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count >= 10, $"only {rows.Count} settings were found");
        Assert.All(rows, static row => Assert.False(row.EndsWith("|  |", StringComparison.Ordinal), $"no doc comment: {row}"));
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(RepositoryFiles.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
