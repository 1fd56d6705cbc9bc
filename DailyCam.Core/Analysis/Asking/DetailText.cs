using System.Text.RegularExpressions;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>
/// Makes the words of a provider or of an exception fit for a row and a log: the secrets that were used are masked, and so is whatever has the shape of a key or a token;
/// one line, at most <see cref="ModelReply.MaxDetailLength"/> characters. Immutable, safe from any thread.
/// </summary>
internal sealed partial class DetailText(params IEnumerable<string> secrets)
{
    private readonly Redactor redactor = new(secrets);

    /// <summary>Null for nothing said.</summary>
    public string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = Blanks().Replace(KeyShape().Replace(redactor.Clean(text), Redactor.Mask), " ").Trim();
        return Cut(line);
    }

    private static string Cut(string line)
    {
        if (line.Length <= ModelReply.MaxDetailLength)
        {
            return line;
        }

        // Never half a surrogate pair.
        var length = char.IsHighSurrogate(line[ModelReply.MaxDetailLength - 1]) ? ModelReply.MaxDetailLength - 1 : ModelReply.MaxDetailLength;
        return line[..length];
    }

    /// <summary>Google's API keys and access tokens, OpenAI's keys, bearer headers, signed tokens (JWT).</summary>
    [GeneratedRegex(@"AIza[\w-]{20,}|ya29\.[\w.-]+|\bsk-[\w*-]{6,}|Bearer\s+\S+|\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
