namespace DailyCam.Web.Api;

internal sealed record SleepPeriodAnswer(DateTimeOffset From, DateTimeOffset To, SentenceAnswer Sentence);
