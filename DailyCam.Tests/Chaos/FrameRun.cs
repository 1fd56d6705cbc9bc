namespace DailyCam.Tests.Chaos;

/// <summary>Picture numbers from one to another, both included.</summary>
internal sealed record FrameRun(int First, int Last)
{
    public int Count => Last - First + 1;
}
