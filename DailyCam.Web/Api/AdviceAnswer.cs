using DailyCam.Core.Measures;

namespace DailyCam.Web.Api;

/// <summary>A setting of the camera that is worth changing, with the sentence in the reader's language.</summary>
internal sealed record AdviceAnswer(AdviceCode Code, string Text, DateTimeOffset Since);
