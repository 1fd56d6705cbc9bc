namespace DailyCam.Core.Capture.Processes;

/// <summary>What a child may know of our environment: UTC, untranslated messages, no secrets.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] SecretWords = ["Password", "ApiKey", "Secret", "Token", "ConnectionString", "Credential"];

    public static void Apply(IDictionary<string, string?> target, IReadOnlyDictionary<string, string> ours)
    {
        foreach (var name in target.Keys.Where(static name => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            target.Remove(name);
        }

        // FFmpeg's words are classified, so they must not be translated or coloured; its clock is UTC like every other clock here.
        target["LC_ALL"] = "C";
        target["TZ"] = "UTC";
        target["AV_LOG_FORCE_NOCOLOR"] = "1";
        foreach (var (name, value) in ours)
        {
            target[name] = value;
        }
    }
}
