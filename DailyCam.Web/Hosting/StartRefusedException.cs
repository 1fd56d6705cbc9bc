namespace DailyCam.Web.Hosting;

/// <summary>The process cannot start as it is configured; the message is a sentence for whoever runs it and names the setting.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
