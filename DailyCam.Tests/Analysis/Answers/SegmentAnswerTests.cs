using System.Text.Json.Nodes;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Analysis.Answers;

public sealed class SegmentAnswerTests
{
    private const double Seconds = 600;

    public static readonly TheoryData<string, AnswerDefect> NoAnswers = new()
    {
        { "", AnswerDefect.Empty },
        { " \n\t", AnswerDefect.Empty },
        { "I cannot help with that.", AnswerDefect.NotJson },
        { "{\"observations\":[", AnswerDefect.NotJson },
        { "{\"observations\":[],\"incidents\":[],\"summary\":{\"korean\":\"가\",\"english\":\"a\"}} and more", AnswerDefect.NotJson },
        { new string('[', 200), AnswerDefect.NotJson },
        { "[]", AnswerDefect.WrongShape },
        { "\"text\"", AnswerDefect.WrongShape },
        { "null", AnswerDefect.WrongShape },
        { "{}", AnswerDefect.WrongShape },
        { "{\"observations\":{},\"incidents\":[],\"summary\":{\"korean\":\"가\",\"english\":\"a\"}}", AnswerDefect.WrongShape },
        { "{\"observations\":[],\"incidents\":null,\"summary\":{\"korean\":\"가\",\"english\":\"a\"}}", AnswerDefect.WrongShape },
        { "{\"observations\":[],\"incidents\":[]}", AnswerDefect.NoSummary },
        { "{\"observations\":[],\"incidents\":[],\"summary\":\"quiet\"}", AnswerDefect.NoSummary },
        { "{\"observations\":[],\"incidents\":[],\"summary\":{\"korean\":\"\",\"english\":\"a\"}}", AnswerDefect.NoSummary },
        { "{\"observations\":[],\"incidents\":[],\"summary\":{\"korean\":\"가\",\"english\":\"\\u200b \"}}", AnswerDefect.NoSummary },
        { "{\"observations\":[],\"incidents\":[],\"summary\":{\"korean\":\"\\ud83d\",\"english\":\"a\"}}", AnswerDefect.NoSummary },
    };

    /// <summary>Each takes one thing of a good claim away or spoils it.</summary>
    public static readonly TheoryData<string, string?> SpoiltClaims = new()
    {
        { "startSecond", null }, { "startSecond", "\"12\"" }, { "startSecond", "-1" }, { "startSecond", "601" }, { "startSecond", "1e999" }, { "startSecond", "15" },
        { "endSecond", null }, { "endSecond", "600.5" }, { "endSecond", "true" }, { "endSecond", "11" },
        { "evidenceSecond", null }, { "evidenceSecond", "11.9" }, { "evidenceSecond", "14.1" }, { "evidenceSecond", "\"00:13\"" },
        { "title", null }, { "title", "\"a fall\"" }, { "title", "{\"korean\":\"낙상\"}" }, { "title", "{\"korean\":\"낙상\",\"english\":\" \"}" }, { "title", "{\"korean\":\"\\n\",\"english\":\"Fall\"}" },
        { "description", null }, { "description", "{\"korean\":\"가\",\"english\":7}" }, { "description", "{\"korean\":\"가\",\"english\":\"\\udc00\"}" },
        { "outcome", null }, { "outcome", "\"Happened\"" }, { "outcome", "1" }, { "outcome", "\"exploded\"" },
        { "category", "\"lava\"" }, { "category", "7" }, { "safetyDevice", "\"maybe\"" }, { "adult", "\"ran\"" },
    };

    [Fact]
    public void A_good_answer_is_read_whole()
    {
        var findings = Read(Answer([Claim()], [Observation()]));
        Assert.Equal(0, findings.Dropped);
        Assert.Equal(new Bilingual("소파 옆에서 놀았어요.", "The child played beside the sofa."), findings.Summary);
        var claim = Assert.Single(findings.Claims);
        Assert.Equal((12.0, 13.0, 14.0), (claim.StartSecond, claim.EvidenceSecond, claim.EndSecond));
        Assert.Equal((IncidentCategory.FurnitureTipOver, ClaimOutcome.NearMiss, Seen.No, AdultResponse.ReactedInTime), (claim.Category, claim.Outcome, claim.SafetyDevice, claim.Adult));
        Assert.Equal(0.8, claim.Certainty);
        Assert.Equal("서랍장이 기울었어요. 벽에 고정해 주세요. 🧸", claim.Description.Korean);
        Assert.Equal("by the window", claim.Place?.English);
        var seen = Assert.Single(findings.Observations);
        Assert.Equal((0.0, 40.0, ChildActivity.BeingHeld, DevelopmentArea.Motor, Seen.Yes, true), (seen.StartSecond, seen.EndSecond, seen.Activity, seen.Area, seen.AdultPresent, seen.IsHighlight));
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public void What_is_no_answer_is_named(string text, AnswerDefect defect) => Assert.Equal(SegmentReading.Malformed(defect), SegmentAnswer.Read(text, Seconds));

    [Fact]
    public void A_text_of_five_megabytes_is_not_read() => Assert.Equal(AnswerDefect.TooLong, SegmentAnswer.Read(Answer([Claim()], []) + new string(' ', 5_000_000), Seconds).Defect);

    [Theory]
    [MemberData(nameof(SpoiltClaims))]
    public void A_claim_that_does_not_hold_is_dropped_and_counted_and_the_others_stay(string field, string? value)
    {
        var spoilt = Claim();
        if (value is null)
        {
            spoilt.Remove(field);
        }

        var text = Answer([Claim(), spoilt, Claim()], []);
        if (value is not null)
        {
            // By text: a JSON library would refuse to write some of these.
            var claims = JsonNode.Parse(text)!["incidents"]!.AsArray();
            claims[1]![field] = "PLACE";
            var root = JsonNode.Parse(text)!;
            root["incidents"] = claims.DeepClone();
            text = root.ToJsonString().Replace("\"PLACE\"", value, StringComparison.Ordinal);
        }

        var findings = Read(text);
        Assert.Equal((2, 1), (findings.Claims.Count, findings.Dropped));
    }

    /// <summary>Any of these may belong to the only accident of the day: its form is mended, and it stays.</summary>
    [Theory]
    [InlineData("0.4", 0.4)]
    [InlineData("1", 1)]
    [InlineData("1.2", 0.012)]
    [InlineData("85", 0.85)]
    [InlineData("100", 1)]
    [InlineData("101", 0)]
    [InlineData("-0.1", 0)]
    [InlineData("\"high\"", 0)]
    [InlineData("null", 0)]
    public void A_certainty_on_another_scale_costs_no_claim(string written, double read)
    {
        var claim = Claim();
        claim["certainty"] = JsonNode.Parse(written);
        var findings = Read(Answer([claim], []));
        Assert.Equal((read, 0), (Assert.Single(findings.Claims).Certainty, findings.Dropped));
    }

    [Fact]
    public void A_model_that_cannot_tell_what_came_of_it_still_claims_it()
    {
        var claim = Claim();
        claim["outcome"] = "cannot_tell";
        var findings = Read(Answer([claim], []));
        Assert.Equal((ClaimOutcome.CannotTell, 0), (Assert.Single(findings.Claims).Outcome, findings.Dropped));
    }

    [Fact]
    public void Words_of_a_claim_that_are_too_long_are_cut_between_characters()
    {
        var claim = Claim();
        claim["title"]!["korean"] = string.Concat(Enumerable.Repeat("👶", AnswerLimits.MostTitle + 1));
        claim["description"]!["english"] = new string('a', AnswerLimits.MostDescription + 1);
        var findings = Read(Answer([claim], []));
        var kept = Assert.Single(findings.Claims);
        Assert.Equal((AnswerLimits.MostTitle, AnswerLimits.MostDescription, 0), (kept.Title.Korean.EnumerateRunes().Count(), kept.Description.English.Length, findings.Dropped));
        Assert.Equal(("👶…", "a…"), (kept.Title.Korean[^3..], kept.Description.English[^2..]));
        Assert.Equal("Chest of drawers nearly fell", kept.Title.English);
    }

    [Theory]
    [InlineData("startSecond", null)]
    [InlineData("endSecond", "601")]
    [InlineData("text", null)]
    [InlineData("activity", "\"flying\"")]
    [InlineData("developmentArea", "\"moral\"")]
    [InlineData("adultPresent", "\"often\"")]
    [InlineData("highlight", "\"yes\"")]
    public void An_observation_that_does_not_hold_is_dropped_and_counted(string field, string? value)
    {
        var spoilt = Observation();
        spoilt[field] = value is null ? null : JsonNode.Parse(value);
        var findings = Read(Answer([], [spoilt, Observation()]));
        Assert.Equal((1, 1), (findings.Observations.Count, findings.Dropped));
    }

    [Fact]
    public void What_a_model_leaves_out_is_read_as_cannot_tell()
    {
        var claim = Claim();
        foreach (var field in new[] { "safetyDevice", "adult", "place", "certainty", "category" })
        {
            claim.Remove(field);
        }

        var seen = Observation();
        seen["developmentArea"] = "none";
        seen.Remove("activity");
        seen.Remove("highlight");
        var findings = Read(Answer([claim], [seen]));
        Assert.Equal(0, findings.Dropped);
        Assert.Equal((Seen.CannotTell, AdultResponse.CannotTell, null, 0, IncidentCategory.Other),
            (findings.Claims[0].SafetyDevice, findings.Claims[0].Adult, findings.Claims[0].Place, findings.Claims[0].Certainty, findings.Claims[0].Category));
        Assert.Equal((null, ChildActivity.CannotTell, false), (findings.Observations[0].Area, findings.Observations[0].Activity, findings.Observations[0].IsHighlight));
    }

    [Fact]
    public void The_first_and_the_last_second_are_inside()
    {
        var claim = Claim();
        (claim["startSecond"], claim["evidenceSecond"], claim["endSecond"]) = (0, 600, 600);
        Assert.Single(Read(Answer([claim], [])).Claims);
    }

    [Fact]
    public void More_than_a_sane_number_and_observations_that_are_too_long_are_dropped_and_counted()
    {
        var wordy = Observation();
        wordy["text"]!["english"] = new string('a', AnswerLimits.MostObservation + 1);
        var findings = Read(Answer([.. Enumerable.Repeat(0, AnswerLimits.MostClaims + 5).Select(static _ => Claim())], [wordy, .. Enumerable.Repeat(0, AnswerLimits.MostObservations + 3).Select(static _ => Observation())]));
        Assert.Equal((AnswerLimits.MostClaims, AnswerLimits.MostObservations, 1 + 5 + 3), (findings.Claims.Count, findings.Observations.Count, findings.Dropped));
    }

    [Fact]
    public void A_summary_that_is_too_long_is_cut_between_characters()
    {
        var root = JsonNode.Parse(Answer([], []))!;
        root["summary"]!["korean"] = string.Concat(Enumerable.Repeat("👶", AnswerLimits.MostSummary + 10));
        var summary = Read(root.ToJsonString()).Summary.Korean;
        Assert.Equal(AnswerLimits.MostSummary, summary.EnumerateRunes().Count());
        Assert.EndsWith("👶…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_become_one_clean_line()
    {
        var claim = Claim();
        claim["title"]!["english"] = " Fell\r\n\t from \u2028 the\u202E sofa\u0000 👨‍👩‍👧 ";
        Assert.Equal("Fell from the sofa 👨‍👩‍👧", Assert.Single(Read(Answer([claim], [])).Claims).Title.English);
    }

    internal static string Answer(IEnumerable<JsonObject> claims, IEnumerable<JsonObject> observations) => new JsonObject
    {
        ["observations"] = new JsonArray([.. observations]),
        ["incidents"] = new JsonArray([.. claims]),
        ["summary"] = Words("소파 옆에서 놀았어요.", "The child played beside the sofa."),
    }.ToJsonString();

    internal static JsonObject Claim() => new()
    {
        ["startSecond"] = 12,
        ["endSecond"] = 14,
        ["evidenceSecond"] = 13,
        ["description"] = Words("서랍장이 기울었어요. 벽에 고정해 주세요. 🧸", "The chest of drawers tilted. Fix it to the wall."),
        ["place"] = Words("창가", "by the window"),
        ["safetyDevice"] = "no",
        ["adult"] = "reacted_in_time",
        ["outcome"] = "near_miss",
        ["category"] = "furniture_tip_over",
        ["certainty"] = 0.8,
        ["title"] = Words("서랍장이 넘어질 뻔함", "Chest of drawers nearly fell"),
    };

    internal static JsonObject Observation() => new()
    {
        ["startSecond"] = 0,
        ["endSecond"] = 40,
        ["text"] = Words("어른이 안고 있어요.", "An adult holds the child."),
        ["activity"] = "being_held",
        ["adultPresent"] = "yes",
        ["developmentArea"] = "motor",
        ["highlight"] = true,
    };

    private static JsonObject Words(string korean, string english) => new() { ["korean"] = korean, ["english"] = english };

    private static SegmentFindings Read(string text)
    {
        var reading = SegmentAnswer.Read(text, Seconds);
        Assert.Null(reading.Defect);
        return reading.Findings!;
    }
}
