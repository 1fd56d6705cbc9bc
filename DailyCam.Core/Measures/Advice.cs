namespace DailyCam.Core.Measures;

/// <summary>One piece of advice.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Figure">What was measured, in the unit its sentence names: seconds, frames a second, Mbit/s, milliseconds, packets a minute or percent.</param>
/// <param name="Since">Start of the first minute of the unbroken run in which it held.</param>
public sealed record Advice(AdviceCode Code, double Figure, DateTimeOffset Since);
