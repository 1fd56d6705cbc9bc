using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DailyCam.Web.Features.Account;

/// <summary>The secret of an invitation: 256 random bits, as text that stands in an address (<c>/join/&lt;token&gt;</c>). Nobody guesses it, so nobody need be slowed down.</summary>
internal static partial class InvitationToken
{
    private const int Length = 43;
    private const int SecretBytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>True when the text has the shape of a token.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Takes tokens out of a text that names an address, as it is or percent-encoded: whoever reads a log must not join a family by it.</summary>
    public static string Redact(string text) => text.Contains("join", StringComparison.OrdinalIgnoreCase) ? InAddress().Replace(text, "${path}***") : text;

    [GeneratedRegex("(?<path>/join/|%2Fjoin%2F)[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InAddress();
}
