namespace DailyCam.Core.Capture.Fragments;

/// <summary>Where one box of an MP4 stands in the bytes it was read from.</summary>
/// <param name="Type">Four characters, most significant byte first; see <see cref="Mp4BoxType"/>.</param>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="BodyStart">Offset of the first byte after its header.</param>
/// <param name="End">Offset after its last byte.</param>
public readonly record struct Mp4Box(uint Type, int Start, int BodyStart, int End)
{
    public int Length => End - Start;

    public override string ToString() => $"{Mp4BoxType.Name(Type)} {Start}..{End}";
}
