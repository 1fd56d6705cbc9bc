namespace DailyCam.Tests.Chaos;

/// <summary>A wait between two attempts as the product announced it.</summary>
/// <param name="SeenAt">When it was first seen, at most a look after it began.</param>
internal sealed record AnnouncedWait(DateTimeOffset SeenAt, DateTimeOffset NextAttemptAt);
