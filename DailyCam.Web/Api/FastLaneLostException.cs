namespace DailyCam.Web.Api;

/// <summary>A viewer's connection is gone, or takes nothing any more.</summary>
internal sealed class FastLaneLostException(Exception inner) : IOException("The fast lane's connection is lost.", inner);
