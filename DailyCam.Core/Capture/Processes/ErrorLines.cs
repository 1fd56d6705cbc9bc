using System.Text;

namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// Cuts a child's standard error into lines of bounded length. FFmpeg ends some lines with a carriage return, and a hostile camera can make it
/// print a line that never ends: what is beyond <see cref="MaxLineBytes"/> is dropped.
/// </summary>
internal sealed class ErrorLines(Action<string> line)
{
    public const int MaxLineBytes = 2000;

    private readonly byte[] buffer = new byte[MaxLineBytes];
    private int length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var part = end < 0 ? bytes : bytes[..end];
            var room = Math.Min(part.Length, MaxLineBytes - length);
            part[..room].CopyTo(buffer.AsSpan(length));
            length += room;
            if (end < 0)
            {
                return;
            }

            Flush();
            bytes = bytes[(end + 1)..];
        }
    }

    public void Flush()
    {
        if (length > 0)
        {
            line(Encoding.UTF8.GetString(buffer, 0, length));
            length = 0;
        }
    }
}
