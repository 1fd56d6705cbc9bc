namespace DailyCam.Core.Cameras;

/// <summary>Tells by its first bytes whether a file can be a video at all. A name or a type from outside proves nothing.</summary>
public static class VideoFileHead
{
    /// <summary>Bytes needed: the third sync byte of a transport stream with time codes.</summary>
    public const int Length = (2 * TimedPacket) + 5;

    private const int Packet = 188;
    private const int TimedPacket = 192;
    private const byte Sync = 0x47;

    /// <summary>Null when it may be a video; otherwise the code of what is wrong.</summary>
    public static string? Problem(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return CameraProblems.UploadEmpty;
        }

        if (IsMp4(head) || IsMatroska(head) || IsAvi(head) || IsTransportStream(head, Packet, 0) || IsTransportStream(head, TimedPacket, 4))
        {
            return null;
        }

        return IsPlaylist(head) ? CameraProblems.UploadPlaylist : CameraProblems.UploadNotVideo;
    }

    /// <summary>Whether it is of the MP4 and QuickTime family, whose boxes can be counted.</summary>
    public static bool IsMp4(ReadOnlySpan<byte> head) =>
        head.Length >= 8 && (head[4..8].SequenceEqual("ftyp"u8) || head[4..8].SequenceEqual("moov"u8) || head[4..8].SequenceEqual("mdat"u8)
            || head[4..8].SequenceEqual("wide"u8) || head[4..8].SequenceEqual("free"u8) || head[4..8].SequenceEqual("skip"u8));

    private static bool IsMatroska(ReadOnlySpan<byte> head) => head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]);

    private static bool IsAvi(ReadOnlySpan<byte> head) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..11].SequenceEqual("AVI"u8);

    private static bool IsTransportStream(ReadOnlySpan<byte> head, int packet, int offset) =>
        head.Length > (2 * packet) + offset && head[offset] == Sync && head[packet + offset] == Sync && head[(2 * packet) + offset] == Sync;

    /// <summary>HLS, ffconcat, PLS, ASX, DASH, SMIL and SDP: text that names other files or addresses.</summary>
    private static bool IsPlaylist(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        string[] marks = ["#EXTM3U", "ffconcat", "[playlist]", "<asx", "<smil", "v=0"];
        return marks.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) || text.Contains("<MPD", StringComparison.Ordinal);
    }
}
