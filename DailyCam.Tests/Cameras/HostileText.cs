using FsCheck;
using FsCheck.Fluent;

namespace DailyCam.Tests.Cameras;

/// <summary>Generators of text that somebody who means harm, or a cat, would type.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "거실", "아기 방", "🍼", "👨‍👩‍👧", "\"", "'", "`", "$(id)", ";", "|", "&", "\n", "\r\n", "\0", "\u202E", "\u2028", "\uD800", "%", "%00", "%0A", "..", "/", "\\",
        "@", ":", "#", "?", "[", "]", "{", "}", "<script>", " ", "\t", "-i", "-y", "-f lavfi", "file:", "concat:", "rtsp://", "http://", "192.168.0.20", "a", "Z", "9", "=", "+", "^", "!", "~",
    ];

    /// <summary>Any mixture of the pieces and of random characters.</summary>
    public static Gen<string> Texts() => Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(static parts => string.Concat(parts)),
        ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? string.Empty));

    /// <summary>Addresses: hostile text alone, and in every place of an address that is otherwise right.</summary>
    public static Gen<string> Urls() =>
        from text in Texts()
        from frame in Gen.Elements("{0}", "rtsp://{0}", "rtsp://{0}@192.168.0.20/s", "rtsp://192.168.0.20:{0}/s", "rtsp://192.168.0.20/{0}", "http://cam.local/s?{0}", "rtsps://{0}/a?b", "{0}rtsp://192.168.0.20/")
        select frame.Replace("{0}", text, StringComparison.Ordinal);

    /// <summary>User names and passwords that are allowed: one line, not empty, anything else.</summary>
    public static Gen<string> Logins() => Texts()
        .Select(static text => string.Concat(text.EnumerateRunes().Where(static rune => rune.Value != 0xFFFD && Core.Cameras.LineText.IsOneLine(rune.ToString()))))
        .Where(static text => text.Length is > 0 and <= 60 && text.Trim() == text);
}
