namespace DailyCam.Core.Capture.Demo;

/// <summary>
/// The demo camera: a drawn room with a clock through which a drawn child walks, to the right, away, to the left, away. It lets a newcomer see
/// everything within a minute, without a camera. Pure: paths in, FFmpeg arguments out.
/// </summary>
/// <param name="Folder">Where <c>room.png</c> and <c>child.png</c> are (drawn by <c>draw.py</c> in this folder).</param>
/// <param name="Font">A font file for the clock; null leaves the clock out.</param>
public sealed record DemoScene(string Folder, string? Font)
{
    /// <summary>Enough to see a child walk; at 15 it would cost half as much again.</summary>
    public const int FramesPerSecond = 10;

    /// <summary>Steps in child.png, side by side.</summary>
    private const int Steps = 8;

    private const int ChildWidth = 200;
    private const int ChildHeight = 330;

    /// <summary>Seconds of a walk through the room, and of a walk with the absence after it.</summary>
    private const int WalkSeconds = 16;
    private const int LegSeconds = 22;

    private static readonly string[] Fonts =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/dejavu/DejaVuSansMono.ttf",
    ];

    /// <summary>The scene beside the program, with the first font this machine has.</summary>
    public static DemoScene Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "Demo"), Fonts.FirstOrDefault(File.Exists));

    public IReadOnlyList<string> InputArguments =>
        ["-framerate", $"{FramesPerSecond}", "-i", Path.Combine(Folder, "room.png"), "-framerate", $"{FramesPerSecond}", "-i", Path.Combine(Folder, "child.png")];

    public IReadOnlyList<string> FilterArguments => ["-filter_complex", Graph, "-map", "[out]", "-an"];

    // Each picture is decoded once and then repeated. "realtime" sets the pace: nothing else here knows what time it is.
    private string Graph =>
        $"[0:v]format=yuv420p,loop=-1:1:0,setpts=N[room];" +
        $"[1:v]format=yuva420p,loop=-1:1:0,setpts=N,crop={ChildWidth}:{ChildHeight}:mod(n\\,{Steps})*{ChildWidth}:0,split[right][turned];" +
        "[turned]hflip[left];" +
        $"[room][right]overlay=x='-{ChildWidth}+mod(t\\,{2 * LegSeconds})*{Speed}':y={Floor}:eval=frame:enable='between(mod(t\\,{2 * LegSeconds})\\,0\\,{WalkSeconds})'[one];" +
        $"[one][left]overlay=x='{RoomWidth}-(mod(t\\,{2 * LegSeconds})-{LegSeconds})*{Speed}':y={Floor}:eval=frame:enable='between(mod(t\\,{2 * LegSeconds})\\,{LegSeconds}\\,{LegSeconds + WalkSeconds})'[two];" +
        $"[two]{Clock}realtime[out]";

    private const int RoomWidth = 1280;
    private const int Floor = 340;

    /// <summary>Pixels a second, so that a walk crosses the room.</summary>
    private const int Speed = (RoomWidth + ChildWidth) / WalkSeconds;

    // In the corner where the page shows nothing of its own: the LIVE badge is at the right.
    private string Clock => Font is null
        ? string.Empty
        : $"drawtext=fontfile={Font}:fontsize=34:fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=10:x=30:y=24:text='%{{gmtime\\:%F %T}} UTC',";
}
