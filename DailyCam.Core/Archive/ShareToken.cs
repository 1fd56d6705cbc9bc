using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Archive;

/// <summary>The secret of a share link: 256 random bits, as text that stands in an address (<c>/s/&lt;token&gt;</c>).</summary>
public static partial class ShareToken
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 43;

    /// <summary>Characters of a token's hash.</summary>
    internal const int HashLength = SHA256.HashSizeInBytes * 2;

    private const int SecretBytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>True when the text has the shape of a token.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Takes tokens out of a text that names an address, as it is or percent-encoded: whoever reads a log must not see a clip by it.</summary>
    public static string Redact(string text) =>
        text.Contains("/s/", StringComparison.Ordinal) || text.Contains("%2Fs%2F", StringComparison.OrdinalIgnoreCase) ? InAddress().Replace(text, "${path}" + Redactor.Mask) : text;

    internal static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Takes as long for any two hashes.</summary>
    internal static bool IsSame(string hash, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));

    /// <summary>A piece of a token, as a messenger may cut it, is taken for one too.</summary>
    [GeneratedRegex("(?<path>/s/|%2Fs%2F)[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InAddress();
}
