using System.Text;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class ExchangeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Damages => new()
    {
        { "", "no exchange" },
        { "null", "nothing in it" },
        { "[]", "no exchange" },
        { "{}", "no exchange" },
        { "{\"format\":1", "no exchange" },
        { "\u0001\u0002", "no exchange" },
    };

    [Fact]
    public void What_is_written_is_read_again_masks_korean_and_emoji_included()
    {
        var exchange = Exchange(ModelWords.Segment(ModelWords.Claim(20, title: "Fall 👶")));
        var (read, whyNot) = Read(ExchangeFile.Write(exchange));
        Assert.Null(whyNot);
        Assert.Equal(exchange.Answer, read!.Answer);
        Assert.Equal(exchange.Reading.Claims, read.Reading.Claims);
        Assert.Equal(exchange.Media.Spec.Masks[0], read.Media.Spec.Masks[0]);
        Assert.Equal((exchange.FromAt, exchange.ToAt, exchange.Seconds), (read.FromAt, read.ToAt, read.Seconds));

        // Somebody who opens it can read it.
        Assert.Contains("거실", Encoding.UTF8.GetString(ExchangeFile.Write(exchange)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_no_exchange_is_said_to_be_none(string text, string words)
    {
        var (exchange, whyNot) = Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(exchange);
        Assert.Contains(words, whyNot, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_file_cut_or_changed_anywhere_is_read_or_refused_and_never_throws()
    {
        var whole = ExchangeFile.Write(Exchange(ModelWords.Segment(ModelWords.Claim(20))));
        var random = new Random(20261127);
        for (var n = 0; n < 400; n++)
        {
            byte[] damaged = n % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var changes = random.Next(1, 4); changes > 0 && damaged.Length > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var (exchange, whyNot) = Read(damaged);
            Assert.NotEqual(exchange is null, whyNot is null);
            if (exchange is not null)
            {
                Assert.NotNull(ReplayResult.Between(exchange.Reading, ExchangeReading.Of(exchange.Purpose, exchange.Answer, exchange.Seconds)));
            }
        }
    }

    [Fact]
    public void What_lacks_something_or_is_of_another_format_is_refused_with_its_reason()
    {
        var text = Encoding.UTF8.GetString(ExchangeFile.Write(Exchange(ModelWords.Segment())));
        Assert.Contains("format 2", WhyNot(text.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("no exchange", WhyNot(text.Replace("\"answer\"", "\"anwser\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("no exchange", WhyNot(text.Replace("\"purpose\": \"segment\"", "\"purpose\": \"nonsense\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("not read here", WhyNot(text.Replace("\"purpose\": \"segment\"", "\"purpose\": \"report\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("before it begins", WhyNot(text.Replace("\"toAt\": \"2026-11-20T10:10", "\"toAt\": \"2026-11-20T09:10", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    internal static FrozenExchange Exchange(string answer, LedgerPurpose purpose = LedgerPurpose.Segment)
    {
        var (from, to) = (AnalysisBench.Ten, AnalysisBench.Ten.AddMinutes(10));
        return new FrozenExchange
        {
            Format = FrozenExchange.CurrentFormat,
            Id = "4c7hd2kq9wzx",
            Purpose = purpose,
            Analyzer = "vertex",
            Model = "gemini-3.8-flash",
            PromptVersion = "segment-1",
            SchemaVersion = "0123456789ab",
            System = "Only what is visible.",
            Text = "거실 🍼",
            Schema = "{}",
            Camera = "cccccccccc22",
            Segment = "ssssssssss22",
            FromAt = from,
            ToAt = to,
            Media = new FrozenMedia("00ff", 7, HasSound: false, new CopySpec { Form = MediaForm.Video, FromAt = from, ToAt = to, Fps = 1, Height = 480, Masks = [[new ZonePoint(0.1, 0.2), new ZonePoint(0.3, 0.2), new ZonePoint(0.3, 0.5)]] }),
            AskedAt = to,
            Answer = answer,
            Currency = "USD",
            Reading = ExchangeReading.Of(purpose, answer, (to - from).TotalSeconds),
        };
    }

    private (FrozenExchange? Exchange, string? WhyNot) Read(byte[] bytes)
    {
        var path = folder.File("exchange.json");
        File.WriteAllBytes(path, bytes);
        return ExchangeFile.Read(path);
    }

    private string WhyNot(string text) => Read(Encoding.UTF8.GetBytes(text)).WhyNot!;

    [Fact]
    public void A_reading_says_what_a_parent_would_be_told()
    {
        var reading = Exchange(ModelWords.Segment(ModelWords.Claim(20), ModelWords.Claim(700), ModelWords.Claim(30, outcome: "home_hazard"))).Reading;
        Assert.Equal((null, 1, 1), (reading.Defect, reading.Observations, reading.Dropped));
        Assert.Equal([new FrozenClaim(19, 20, 22, IncidentCategory.Fall, Severity.Accident), new FrozenClaim(29, 30, 32, IncidentCategory.Fall, Severity.Advice)], reading.Claims);
        Assert.Equal(AnswerDefect.NotJson, Exchange("I am sorry.").Reading.Defect);
        Assert.Equal((Seen.Yes, 6.0), (Exchange(ModelWords.Verify("yes", 6), LedgerPurpose.Verification).Reading.Seen, Exchange(ModelWords.Verify("yes", 6), LedgerPurpose.Verification).Reading.Second));
    }
}
