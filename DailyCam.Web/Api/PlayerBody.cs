namespace DailyCam.Web.Api;

/// <summary>What a player says about itself.</summary>
internal sealed record PlayerBody(bool Plays);
