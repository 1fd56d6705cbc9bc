namespace DailyCam.Web.Features.Housekeeping;

/// <summary>Marks the texts of the page about what is kept and for how long.</summary>
public sealed class StorageText;
