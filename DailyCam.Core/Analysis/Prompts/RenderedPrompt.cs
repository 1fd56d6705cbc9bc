namespace DailyCam.Core.Analysis.Prompts;

/// <summary>What is sent besides the media.</summary>
/// <param name="Version">Of the prompt files, e.g. <c>segment-1</c>; part of the idempotency key.</param>
/// <param name="Schema">JSON schema of the answer.</param>
public sealed record RenderedPrompt(string Version, string System, string Text, string Schema);
