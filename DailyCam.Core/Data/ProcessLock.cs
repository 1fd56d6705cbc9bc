namespace DailyCam.Core.Data;

/// <summary>
/// Holds the data folder for one process. A second process on the same SQLite job store would "recover" the running jobs of the first and run
/// them twice (measured; docs/adr/0003), so it is refused before it opens anything.
/// </summary>
public sealed class ProcessLock : IDisposable
{
    private readonly FileStream file;

    private ProcessLock(FileStream file) => this.file = file;

    /// <summary>Null when another process holds the folder.</summary>
    public static ProcessLock? TryTake(DataLayout layout)
    {
        try
        {
            return new ProcessLock(new FileStream(layout.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
