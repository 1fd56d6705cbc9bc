namespace DailyCam.Web.Features.Settings;

/// <summary>What the next start will make of what is kept now.</summary>
/// <param name="Next">Values that differ from those of this process, by key.</param>
/// <param name="Kept">Keys that stand in the file.</param>
internal sealed record SettingsOutlook(IReadOnlyDictionary<string, object?> Next, IReadOnlySet<string> Kept);
