namespace DailyCam.Core.Detection;

/// <summary>A detection: one object in one frame. (Not named Detection, because the feature is.)</summary>
/// <param name="Label">COCO label: person, dog, cat, bed …</param>
/// <param name="Score">0 to 1.</param>
public sealed record DetectedObject(string Label, float Score, PictureBox Box)
{
    public const string PersonLabel = "person";

    public bool IsPerson => Label == PersonLabel;
}
