namespace DailyCam.Core.Cameras;

/// <summary>Where a camera's pictures come from. Nothing else is a source: no scheme, no file path and no command from outside reaches FFmpeg.</summary>
public enum SourceKind
{
    /// <summary>What is stored cannot be read: a damaged row, or one of a later version. The camera is shown with its fault, and the others run.</summary>
    Unreadable = 0,

    /// <summary>RTSP over TCP (<c>rtsp</c> or <c>rtsps</c>).</summary>
    Rtsp = 1,

    /// <summary>Motion JPEG over <c>http</c> or <c>https</c>.</summary>
    Mjpeg = 2,

    /// <summary>An uploaded file played in a loop at real time, as if it were a camera.</summary>
    File = 3,

    /// <summary>A room with a moving figure and a clock, drawn by FFmpeg.</summary>
    Demo = 4,
}
