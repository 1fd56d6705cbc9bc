using System.Reflection;
using System.Xml.Linq;
using DailyCam.Core.Analysis;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis;

public sealed class AnalysisReasonTests
{
    [Theory]
    [InlineData("SharedText.resx")]
    [InlineData("SharedText.ko.resx")]
    public void Every_reason_has_a_sentence_for_parents_in_both_languages(string file)
    {
        var reasons = typeof(AnalysisReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral).Select(static field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(reasons.Order(StringComparer.Ordinal), AnalysisReasons.All.Order(StringComparer.Ordinal));
        var texts = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Components/Shared", file)).Root!.Elements("data")
            .ToDictionary(static data => data.Attribute("name")!.Value, static data => data.Element("value")!.Value, StringComparer.Ordinal);
        Assert.All(reasons, reason =>
        {
            var sentence = texts[$"AnalysisReason.{reason}"];

            // No codes, no figures of a protocol.
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\b[45]\d\d\b|HTTP|JSON|null", sentence);
        });
    }
}
