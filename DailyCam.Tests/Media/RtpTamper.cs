using System.Buffers.Binary;

namespace DailyCam.Tests.Media;

/// <summary>
/// Shifts and stretches the times of RTP packets interleaved in an RTSP connection (RFC 2326, 10.12), and those of the sender reports with them, as a camera with a bad clock would.
/// Gives whole messages on; for one connection, one thread.
/// </summary>
internal sealed class RtpTamper(GremlinWeather weather)
{
    private const int FrameHead = 4;
    private const int SenderReport = 200;
    private const int SenderReportTime = 16;
    private const int MostChannels = 8;

    /// <summary>A new connection begins at times of its own, and the camera's answer to PLAY names them: what jumped before is no jump in it.</summary>
    private readonly RtpClock[] clocks = [.. Enumerable.Range(0, MostChannels).Select(_ => new RtpClock(weather.RtpShift))];
    private byte[] waiting = [];

    public byte[] Process(byte[] chunk)
    {
        waiting = [.. waiting, .. chunk];
        var done = 0;
        while (Length(waiting.AsSpan(done)) is { } length)
        {
            if (waiting[done] == '$')
            {
                Shift(waiting.AsSpan(done, length));
            }

            done += length;
        }

        var whole = waiting[..done];
        waiting = waiting[done..];
        return whole;
    }

    /// <summary>Length of the message at the start; null when it is not all there.</summary>
    private static int? Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        if (bytes[0] == '$')
        {
            return bytes.Length >= FrameHead && FrameHead + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) is var length && bytes.Length >= length ? length : null;
        }

        // A text answer, with the length of its body in its head. Only DESCRIBE has one.
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = System.Text.Encoding.ASCII.GetString(bytes[..end]);
        var body = head.Split("\r\n").FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var whole = end + 4 + (body is null ? 0 : int.Parse(body.AsSpan(body.IndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture));
        return bytes.Length >= whole ? whole : null;
    }

    private void Shift(Span<byte> frame)
    {
        var channel = frame[1];
        var packet = frame[FrameHead..];
        if (channel >= MostChannels || packet.Length < 12)
        {
            return;
        }

        var isReport = channel % 2 == 1;
        if (isReport && (packet[1] != SenderReport || packet.Length < SenderReportTime + 4))
        {
            return;
        }

        var clock = clocks[channel / 2];
        var field = packet.Slice(isReport ? SenderReportTime : FrameHead, 4);
        var time = BinaryPrimitives.ReadUInt32BigEndian(field);
        BinaryPrimitives.WriteUInt32BigEndian(field, isReport ? clock.At(time, weather) : clock.Next(time, Rate(packet[1] & 0x7F), weather));
    }

    private static int Rate(int payloadType) => payloadType switch
    {
        8 => 8000,
        97 => 48000,
        _ => 90000,
    };
}
