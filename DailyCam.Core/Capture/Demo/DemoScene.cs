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

    /// <summary>Seconds of a walk through the room.</summary>
    private const int WalkSeconds = 16;

    private static readonly string[] Fonts =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/dejavu/DejaVuSansMono.ttf",
    ];

    /// <summary>The scene beside the program, with the first font this machine has.</summary>
    public static DemoScene Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "Demo"), Fonts.FirstOrDefault(File.Exists));

    /// <summary>How long a newcomer tries things: until then somebody comes by each minute.</summary>
    private const int LivelySeconds = 600;

    /// <summary>Most seconds that nobody is in the room in that time.</summary>
    private const int LivelyPause = 44;

    /// <summary>How long nobody is in the room after each walk, once the first ten minutes are over; in them 44 s, or this when it is less.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Seconds of a walk with the absence after it, in the first minutes and later.</summary>
    private int LivelyLeg => WalkSeconds + Math.Min(LivelyPause, (int)Pause.TotalSeconds);

    private int QuietLeg => WalkSeconds + (int)Pause.TotalSeconds;

    /// <summary>Where the lively time ends: with a whole round.</summary>
    private int LivelyEnd => (((LivelySeconds - 1) / (2 * LivelyLeg)) + 1) * 2 * LivelyLeg;

    /// <summary>Seconds since the walk to the right began, and since the walk to the left began (below zero before it).</summary>
    private string Right => $"if(lt(t\\,{LivelyEnd})\\,mod(t\\,{2 * LivelyLeg})\\,mod(t-{LivelyEnd}\\,{2 * QuietLeg}))";

    private string Left => $"({Right}-if(lt(t\\,{LivelyEnd})\\,{LivelyLeg}\\,{QuietLeg}))";

    /// <summary>
    /// What the drawing FFmpeg is told besides: the clock in the picture is the household's, as everywhere on the pages. It belongs to this one process and to none that reads a camera's times.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment(TimeZoneInfo zone)
    {
        var name = zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "UTC";
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = name };
    }

    public IReadOnlyList<string> InputArguments =>
        ["-framerate", $"{FramesPerSecond}", "-i", Path.Combine(Folder, "room.png"), "-framerate", $"{FramesPerSecond}", "-i", Path.Combine(Folder, "child.png")];

    public IReadOnlyList<string> FilterArguments => ["-filter_complex", Graph, "-map", "[out]", "-an"];

    // Each picture is decoded once and then repeated. "realtime" sets the pace: nothing else here knows what time it is.
    private string Graph =>
        $"[0:v]format=yuv420p,loop=-1:1:0,setpts=N[room];" +
        $"[1:v]format=yuva420p,loop=-1:1:0,setpts=N,crop={ChildWidth}:{ChildHeight}:mod(n\\,{Steps})*{ChildWidth}:0,split[right][turned];" +
        "[turned]hflip[left];" +
        $"[room][right]overlay=x='-{ChildWidth}+{Right}*{Speed}':y={Floor}:eval=frame:enable='between({Right}\\,0\\,{WalkSeconds})'[one];" +
        $"[one][left]overlay=x='{RoomWidth}-{Left}*{Speed}':y={Floor}:eval=frame:enable='between({Left}\\,0\\,{WalkSeconds})'[two];" +
        $"[two]{Clock}realtime[out]";

    private const int RoomWidth = 1280;
    private const int Floor = 340;

    /// <summary>Pixels a second, so that a walk crosses the room.</summary>
    private const int Speed = (RoomWidth + ChildWidth) / WalkSeconds;

    // In the corner where the page shows nothing of its own: the LIVE badge is at the right.
    private string Clock => Font is null
        ? string.Empty
        : $"drawtext=fontfile={Font}:fontsize=34:fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=10:x=30:y=24:text='%{{localtime\\:%F %T %Z}}',";
}
