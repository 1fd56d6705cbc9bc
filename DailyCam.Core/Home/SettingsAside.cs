namespace DailyCam.Core.Home;

/// <summary>What a start did with kept settings that it could not follow. Nothing was deleted.</summary>
/// <param name="Keys">Keys of the configuration that were left out; empty when the file could not be read at all.</param>
/// <param name="File">Name in the data folder under which the file is kept; null when it could not be renamed.</param>
/// <param name="Rest">What is in force instead.</param>
public sealed record SettingsAside(IReadOnlyList<string> Keys, string? File, SettingsRest Rest);
