using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace DailyCam.Core.Cameras;

/// <summary>
/// A camera's address, taken apart and put together again. Only what this class rebuilt ever reaches FFmpeg, which by itself opens
/// <c>file:</c>, <c>concat:</c>, <c>subfile,,…:</c> and three dozen more.
/// </summary>
public sealed record SourceUrl
{
    /// <summary>Longest address. The longest seen from a real camera is under 300 characters.</summary>
    public const int MaxLength = 1000;

    private static readonly IPAddress CloudMetadata = IPAddress.Parse("fd00:ec2::254");

    private SourceUrl(string address, Uri uri, string? user, string? password)
    {
        Address = address;
        Host = uri.IdnHost;
        Port = uri.Port > 0 ? uri.Port : DefaultPort(uri.Scheme);
        Scheme = uri.Scheme;
        User = user;
        Password = password;
    }

    /// <summary>The rebuilt address, without user, password and fragment.</summary>
    public string Address { get; }

    public string Scheme { get; }

    /// <summary>Host name (ASCII form) or IP address, an IPv6 one without brackets.</summary>
    public string Host { get; }

    public int Port { get; }

    /// <summary>User that stood in the address, decoded; null without one.</summary>
    public string? User { get; }

    /// <summary>Password that stood in the address, decoded; null without one.</summary>
    public string? Password { get; }

    /// <summary>Reads an address for this kind of source, or says what is wrong with it.</summary>
    public static bool TryParse(string? text, SourceKind kind, string field, [NotNullWhen(true)] out SourceUrl? url, [NotNullWhen(false)] out Problem? problem)
    {
        url = null;
        var (parsed, code) = Read(text?.Trim() ?? string.Empty, kind);
        problem = code is null ? null : new Problem(code, field, Example(kind), MaxLength);
        url = parsed;
        return parsed is not null;
    }

    /// <summary>What kind of source an address can be, by its scheme alone; null for any other text.</summary>
    public static SourceKind? KindOf(string? address) => address?.TrimStart() switch
    {
        { } text when SchemeOf(text, SourceKind.Rtsp) is not null => SourceKind.Rtsp,
        { } text when SchemeOf(text, SourceKind.Mjpeg) is not null => SourceKind.Mjpeg,
        _ => null,
    };

    /// <summary>
    /// The address with user and password, each encoded once. The whole of the text is ASCII and holds no white space, quote or control character.
    /// </summary>
    public static string WithLogin(string address, string? user, string? password)
    {
        if (string.IsNullOrEmpty(user))
        {
            return address;
        }

        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var login = string.IsNullOrEmpty(password) ? Encode(user) : $"{Encode(user)}:{Encode(password)}";
        return string.Concat(address.AsSpan(0, start), login, "@", address.AsSpan(start));
    }

    /// <summary>Addresses that are never a camera: the cloud's metadata service and its link, everybody at once, nobody. Loopback is allowed: a relay on the same machine is a common set-up.</summary>
    public static bool IsForbidden(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.IsIPv6Multicast || plain.IsIPv6LinkLocal || IPAddress.Any.Equals(plain) || IPAddress.IPv6Any.Equals(plain))
        {
            return true;
        }

        var bytes = plain.GetAddressBytes();
        return bytes is [169, 254, ..] or [>= 224, _, _, _] or [0, _, _, _] || plain.Equals(CloudMetadata);
    }

    private static (SourceUrl? Url, string? Code) Read(string text, SourceKind kind)
    {
        if (text.Length == 0)
        {
            return (null, CameraProblems.UrlMissing);
        }

        if (text.Length > MaxLength)
        {
            return (null, CameraProblems.UrlTooLong);
        }

        if (SchemeOf(text, kind) is not { } scheme)
        {
            return (null, CameraProblems.UrlScheme);
        }

        return LineText.IsOneLine(text) && !text.Any(char.IsWhiteSpace)
            ? ReadAuthority(scheme, text[(scheme.Length + 3)..])
            : (null, CameraProblems.UrlInvalid);
    }

    private static string? SchemeOf(string text, SourceKind kind)
    {
        string[] allowed = kind == SourceKind.Rtsp ? ["rtsp", "rtsps"] : ["http", "https"];
        return allowed.FirstOrDefault(scheme => text.StartsWith(scheme + "://", StringComparison.OrdinalIgnoreCase));
    }

    private static (SourceUrl? Url, string? Code) ReadAuthority(string scheme, string rest)
    {
        // The login is cut off before Uri sees it: people paste passwords with raw @ in them, and the last @ of the authority is the one that counts.
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf('@');
        var login = at < 0 ? null : authority[..at];
        var parsed = Uri.TryCreate($"{scheme}://{rest[(at + 1)..]}", UriKind.Absolute, out var uri);
        if (!parsed || uri!.Host.Length == 0)
        {
            // A raw # or / in the password ends the authority early, so what follows looks like a broken port.
            return (null, at < 0 && rest.Contains('@', StringComparison.Ordinal) ? CameraProblems.UrlLogin : CameraProblems.UrlInvalid);
        }

        if (uri.Fragment.Contains('@', StringComparison.Ordinal))
        {
            return (null, CameraProblems.UrlLogin);
        }

        return Rebuild(scheme, uri, login);
    }

    private static (SourceUrl? Url, string? Code) Rebuild(string scheme, Uri uri, string? login)
    {
        if (uri.UserInfo.Length > 0 || uri.Scheme != scheme || uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic || !HasAsciiForm(uri))
        {
            return (null, CameraProblems.UrlInvalid);
        }

        if (IPAddress.TryParse(uri.IdnHost, out var address) && IsForbidden(address))
        {
            return (null, CameraProblems.UrlForbidden);
        }

        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        var port = uri.Port > 0 && uri.Port != DefaultPort(scheme) ? $":{uri.Port}" : string.Empty;
        var path = Ascii(uri.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped));
        var colon = login?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var user = colon < 0 ? login : login![..colon];
        var password = colon < 0 ? null : login![(colon + 1)..];
        return (new SourceUrl($"{scheme}://{host}{port}{path}", uri, Decode(user), Decode(password)), null);
    }

    /// <summary>Whatever is still not plain ASCII is escaped; quotes too, which no camera needs raw.</summary>
    private static string Ascii(string path) => string.Concat(path.EnumerateRunes().Select(static rune =>
        rune.Value is > 0x20 and < 0x7F and not '"' and not '\'' and not '\\' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary>Uri accepts host names that it then cannot write in ASCII (an emoji of several code points) and says so only when asked.</summary>
    private static bool HasAsciiForm(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static string? Decode(string? text) => string.IsNullOrEmpty(text) ? null : Uri.UnescapeDataString(text);

    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static int DefaultPort(string scheme) => scheme switch
    {
        "rtsp" => 554,
        "rtsps" => 322,
        "https" => 443,
        _ => 80,
    };

    private static string Example(SourceKind kind) => kind == SourceKind.Rtsp ? "rtsp://192.168.0.20:554/stream1" : "http://192.168.0.20/video.mjpg";
}
