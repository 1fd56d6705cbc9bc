namespace DailyCam.Web.Components.Shared;

/// <summary>Said by the page (shell/language.mjs) when another language is saved and the document is ready for it.</summary>
public sealed class LanguageSavedEventArgs : EventArgs
{
    public string Language { get; set; } = string.Empty;
}
