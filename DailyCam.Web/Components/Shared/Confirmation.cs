namespace DailyCam.Web.Components.Shared;

/// <summary>What is asked before something that cannot be taken back.</summary>
/// <param name="Title">What it is about, by its name.</param>
/// <param name="Text">What will be lost, and what stays.</param>
/// <param name="Yes">The deed in a word, not "OK".</param>
/// <param name="No">What stays as it is, in a word.</param>
internal sealed record Confirmation(string Title, string Text, string Yes, string No);
