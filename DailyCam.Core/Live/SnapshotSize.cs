namespace DailyCam.Core.Live;

/// <summary>How large a picture is wanted.</summary>
public enum SnapshotSize
{
    /// <summary>As the camera sends it.</summary>
    Whole,

    /// <summary>For a card or a tile: at most <see cref="LiveSnapshots.SmallWidth"/> pixels wide, about a third of the bytes.</summary>
    Small,
}
