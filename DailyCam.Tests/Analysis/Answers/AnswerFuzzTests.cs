using System.Text;
using DailyCam.Core.Analysis.Answers;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Analysis.Answers;

/// <summary>Whatever a model sends: no exception, and nothing that breaks the promises of what is kept.</summary>
public sealed class AnswerFuzzTests
{
    private const double Seconds = 60;

    private static readonly string Good = SegmentAnswerTests.Answer([SegmentAnswerTests.Claim(), SegmentAnswerTests.Claim()], [SegmentAnswerTests.Observation()]);

    /// <summary>Pieces that JSON stumbles over.</summary>
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "NaN", "\\ud800", "\\u0000", "\ud83d", "\u2028", "가", "👶", "\"incidents\":[", "\"summary\":", "\"startSecond\":", "599", "```json", "\ufeff", "\\"];

    [Fact]
    public void Any_text_is_either_findings_or_a_named_defect() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), static text => Holds(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_good_answer_that_was_damaged_anywhere_never_breaks_a_promise() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed => Holds(Damaged(new Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_good_answer_cut_anywhere_never_breaks_a_promise() => Assert.All(Enumerable.Range(0, Good.Length), static length => Holds(Good[..length]));

    private static string Damaged(Random random)
    {
        var text = new StringBuilder(Good);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, random.Next(1, Math.Min(40, text.Length - at) + 1));
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text[at] = (char)random.Next(char.MaxValue + 1);
                    break;
                default:
                    var piece = Math.Min(80, text.Length - at);
                    text.Insert(random.Next(text.Length), text.ToString(at, piece));
                    break;
            }

            if (text.Length == 0)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static bool Holds(string? text)
    {
        var look = VerifyAnswer.Read(text, Seconds);
        Assert.True(look.Findings is null != look.Defect is null);
        Assert.True(look.Findings is null || look.Findings.Second is null != (look.Findings.Seen == Seen.Yes));
        var reading = SegmentAnswer.Read(text, Seconds);
        Assert.True(reading.Findings is null != reading.Defect is null);
        if (reading.Findings is { } findings)
        {
            Assert.InRange(findings.Claims.Count, 0, AnswerLimits.MostClaims);
            Assert.InRange(findings.Observations.Count, 0, AnswerLimits.MostObservations);
            Assert.All(findings.Claims, static claim =>
            {
                Assert.True(claim.StartSecond >= 0 && claim.StartSecond <= claim.EvidenceSecond && claim.EvidenceSecond <= claim.EndSecond && claim.EndSecond <= Seconds);
                Assert.True(Enum.IsDefined(claim.Outcome) && Enum.IsDefined(claim.Category) && claim.Certainty is >= 0 and <= 1);
                Assert.All([claim.Title.Korean, claim.Title.English, claim.Description.Korean, claim.Description.English], IsCleanLine);
                _ = ClaimSeverity.Of(claim);
            });
            Assert.All(findings.Observations, static seen =>
            {
                Assert.True(seen.StartSecond >= 0 && seen.StartSecond <= seen.EndSecond && seen.EndSecond <= Seconds);
                Assert.All([seen.Text.Korean, seen.Text.English], IsCleanLine);
            });
        }

        return true;
    }

    private static void IsCleanLine(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.DoesNotContain(text, char.IsControl);
        Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }
}
