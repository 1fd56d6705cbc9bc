namespace DailyCam.Core.Archive;

/// <summary>What a token opens: one finished export, and nothing else.</summary>
public sealed record SharedClip(ShareLink Link, Export Export);
