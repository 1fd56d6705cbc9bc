using DailyCam.Core.Home;

namespace DailyCam.Web.Features.Settings;

/// <summary>What this process started with of the kept settings, and what it had to do about them. Safe from any thread.</summary>
/// <param name="inForce">Kept values that this process follows, by key.</param>
internal sealed class KeptSettingsBoard(IReadOnlyDictionary<string, string> inForce, SettingsAside? aside)
{
    private volatile SettingsAside? aside = aside;

    public IReadOnlyDictionary<string, string> InForce { get; } = inForce;

    /// <summary>Null when all was well, or when an administrator has read it.</summary>
    public SettingsAside? Aside => aside;

    public void Read() => aside = null;
}
