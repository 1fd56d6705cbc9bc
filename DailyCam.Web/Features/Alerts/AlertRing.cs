using DailyCam.Core.Alerts;

namespace DailyCam.Web.Features.Alerts;

/// <summary>Something to tell in full, now.</summary>
/// <param name="IsLoud">Whether it sounds, on a device that may.</param>
public sealed record AlertRing(AlertMatter Matter, bool IsLoud);
