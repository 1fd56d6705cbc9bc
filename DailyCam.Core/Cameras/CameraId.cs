using DailyCam.Core.Data;

namespace DailyCam.Core.Cameras;

/// <summary>Identity of a camera; a <see cref="ShortId"/>.</summary>
public readonly record struct CameraId(string Value)
{
    public static CameraId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out CameraId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
