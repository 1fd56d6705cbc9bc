namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Tokens as the scripted provider counts (and would bill) them; thinking is part of the output on the bill.</summary>
internal sealed record ScriptedUsage(long Input = 1000, long Output = 100, long Thoughts = 0, long Cached = 0);
