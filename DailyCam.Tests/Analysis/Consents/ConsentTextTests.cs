using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Consents;

/// <summary>What a family agreed to can always be read again: a text that was released never changes.</summary>
public sealed class ConsentTextTests
{
    /// <summary>SHA-256 over both languages of each released text. Never change a line here: give a changed text its next version and add a line.</summary>
    private static readonly Dictionary<string, string> Released = new(StringComparer.Ordinal)
    {
        ["openai-1"] = "0aec53a4edcd5ed8",
        ["openai-2"] = "2ebe003ccd92f670",
        ["openai-snapshots-1"] = "54b3b748e5be3041",
        ["openai-snapshots-2"] = "0ce35bdcb41f9931",
        ["vertex-1"] = "60174a6232d68dd9",
        ["vertex-2"] = "3f1010df4aac0cb8",
        ["vertex-snapshots-1"] = "477fba1597de18fd",
        ["vertex-snapshots-2"] = "312bdaa5581aa349",
    };

    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "DailyCam.Web", "Features", "Settings");

    [Fact]
    public void A_released_text_never_changes()
    {
        var versions = Texts("ConsentText.resx").Keys.Select(static key => key.Split('.')[0]).Where(static version => version != "Part").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(Released.Keys.Order(StringComparer.Ordinal), versions);
        Assert.All(Released, static pair => Assert.True(pair.Value == HashOf(pair.Key), $"{pair.Key} says something else than it did: write it as the next version. (It is {HashOf(pair.Key)} now.)"));
    }

    [Fact]
    public void Each_analyzer_outside_has_a_whole_text_in_both_languages()
    {
        Assert.Equal(AnalyzerNames.All.Where(AnalyzerNames.IsRemote), ConsentTexts.Analyzers);
        foreach (var name in ConsentTexts.Analyzers.SelectMany(static analyzer => ConsentTexts.EndingWith(analyzer)))
        {
            var version = ConsentTexts.VersionOf(name);
            Assert.Contains(version, Released.Keys);
            foreach (var texts in new[] { Texts("ConsentText.resx"), Texts("ConsentText.ko.resx") })
            {
                Assert.All(ConsentTexts.Parts, part => Assert.True(texts[$"{version}.{part}"].Length > 40 && texts[$"Part.{part}"].Length > 0));
            }
        }

        Assert.Throws<ArgumentException>(() => ConsentTexts.VersionOf(AnalyzerNames.Local));
    }

    private static string HashOf(string version)
    {
        var said = new[] { "ConsentText.resx", "ConsentText.ko.resx" }
            .SelectMany(file => Texts(file).Where(pair => pair.Key.StartsWith(version + ".", StringComparison.Ordinal)).OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))))[..16];
    }

    private static Dictionary<string, string> Texts(string file) => XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
        .ToDictionary(static data => data.Attribute("name")!.Value, static data => data.Element("value")!.Value, StringComparer.Ordinal);
}
