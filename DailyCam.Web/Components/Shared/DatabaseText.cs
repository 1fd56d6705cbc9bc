namespace DailyCam.Web.Components.Shared;

/// <summary>Marks the texts about the database itself (DatabaseText.resx).</summary>
public sealed class DatabaseText;
