namespace DailyCam.Core.Analysis.Answers;

/// <summary>What a second look at a short clip said.</summary>
/// <param name="Seen">Whether what was asked about is visible. A "yes" that names no second inside the clip is read as "cannot tell".</param>
/// <param name="Second">Relative to the clip; set exactly when <paramref name="Seen"/> is yes.</param>
/// <param name="Note">What is visible, in English, one line; empty when the model did not say. For the administrator.</param>
public sealed record VerifyFindings(Seen Seen, double? Second, string Note);
