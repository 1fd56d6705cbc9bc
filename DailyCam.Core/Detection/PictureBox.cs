namespace DailyCam.Core.Detection;

/// <summary>A rectangle as shares of the picture, 0 to 1; 0,0 is top left.</summary>
public readonly record struct PictureBox(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public float Area => Width * Height;
}
