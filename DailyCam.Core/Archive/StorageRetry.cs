namespace DailyCam.Core.Archive;

/// <summary>When the archive disk is tried again: quickly for two minutes, because a plug is put back or space is made, then slowly for ever.</summary>
internal static class StorageRetry
{
    private const int QuickTries = 20;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the next try after so many that failed in a row.</summary>
    public static TimeSpan After(int failures) => failures <= QuickTries ? Quick : Slow;
}
