namespace DailyCam.Tests.Analysis.Asking;

/// <summary>A picture that a scripted provider was sent.</summary>
/// <param name="Label">The text before it.</param>
/// <param name="Detail">OpenAI's level of detail; null when not said.</param>
internal sealed record SeenPicture(string Label, byte[] Jpeg, string? Detail = null);
