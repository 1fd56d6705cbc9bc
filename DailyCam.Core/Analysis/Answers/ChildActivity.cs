namespace DailyCam.Core.Analysis.Answers;

/// <summary>What the child does.</summary>
public enum ChildActivity
{
    CannotTell = 0,
    Playing = 1,
    Eating = 2,
    Sleeping = 3,
    Crawling = 4,
    Walking = 5,
    Crying = 6,
    BeingHeld = 7,
    Absent = 8,
}
