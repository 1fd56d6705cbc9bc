namespace DailyCam.Web.Api;

/// <summary>What is recorded of a stretch of time and what is not. The two lists leave nothing out up to the present moment.</summary>
internal sealed record RecordingsAnswer(IReadOnlyList<StretchAnswer> Stretches, IReadOnlyList<GapAnswer> Gaps);
