namespace DailyCam.Core.Analysis.Asking;

/// <summary>An API key as it may stand in a header: keys are often read from files that end with a line break.</summary>
internal static class ApiKeyText
{
    public const string Complaint = "The API key has characters that no key has: look for blanks, quotation marks or another alphabet.";

    /// <summary>Null when no server could have given it out.</summary>
    public static string? Of(string configured) => configured.Trim() is var key && key.All(static c => c is > ' ' and <= '~' and not ('"' or '\'')) ? key : null;
}
