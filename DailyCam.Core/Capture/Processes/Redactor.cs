using System.Text.RegularExpressions;

namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// Takes secrets out of text that others wrote: FFmpeg repeats the URL it was given, raw or percent-encoded, in its errors and hints.
/// Anything that looks like a login inside a URL goes too, known or not. Immutable, safe from any thread.
/// </summary>
public sealed partial class Redactor
{
    public const string Mask = "***";

    private readonly string[] secrets;

    public Redactor(IEnumerable<string> secrets)
    {
        // Longest first: a secret that contains another must not leave its tail behind.
        this.secrets = secrets.Where(static secret => secret.Length > 0).SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(static form => form.Length).ToArray();
    }

    public string Clean(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        }

        return LoginInUrl().Replace(text, "://" + Mask + "@");
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
    }

    [GeneratedRegex(@"://[^/\s@]*:[^/\s]*@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LoginInUrl();
}
