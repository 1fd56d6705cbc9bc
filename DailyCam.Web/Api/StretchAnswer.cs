namespace DailyCam.Web.Api;

/// <summary>A stretch of wall-clock time, UTC.</summary>
internal sealed record StretchAnswer(DateTimeOffset StartAt, DateTimeOffset EndAt);
