namespace DailyCam.Core.Hosting;

/// <summary>The process cannot start as it is configured, or where it stands; the message is a sentence for whoever runs it and names what to change.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
