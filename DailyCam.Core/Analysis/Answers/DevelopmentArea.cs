namespace DailyCam.Core.Analysis.Answers;

/// <summary>The five areas in which development is described, never diagnosed.</summary>
public enum DevelopmentArea
{
    Motor = 1,
    Language = 2,
    Cognition = 3,
    Social = 4,
    Emotion = 5,
}
