using Microsoft.Data.Sqlite;

namespace DailyCam.Core.Data;

/// <summary>
/// What the database itself has to say: the trouble it has now, and what happened to it at the start. Cameras do not depend on either. Safe from any thread.
/// </summary>
public sealed class DatabaseBoard
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotRead = 10; // SQLITE_IOERR
    private const int DiskFull = 13;
    private const int CannotOpen = 14;

    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int trouble;
    private volatile DatabaseRescueNote? rescue;

    /// <summary>Raised when anything here changed. Handlers must only hand over.</summary>
    public event Action? Changed;

    /// <summary>Completes when <c>app.db</c> is at its schema and may be used.</summary>
    public Task Opened => opened.Task;

    public DatabaseTrouble Trouble => (DatabaseTrouble)trouble;

    /// <summary>What the start had to do about a damaged database; null when nothing, or when somebody has read it.</summary>
    public DatabaseRescueNote? Rescue => rescue;

    internal void Open()
    {
        opened.TrySetResult();
        Worked();
    }

    internal void Rescued(DatabaseRescueNote note)
    {
        rescue = note;
        trouble = (int)DatabaseTrouble.None;
        Changed?.Invoke();
    }

    /// <summary>Somebody has read what happened at the start.</summary>
    public void Read()
    {
        rescue = null;
        Changed?.Invoke();
    }

    /// <summary>A command or an opening failed.</summary>
    internal void Failed(Exception exception)
    {
        if (exception is SqliteException sqlite)
        {
            Set(sqlite.SqliteErrorCode switch
            {
                Busy or Locked or CannotRead or CannotOpen => DatabaseTrouble.Away,
                DiskFull => DatabaseTrouble.Full,
                var code when SqliteFile.IsDamage(code) => DatabaseTrouble.Damaged,
                _ => Trouble,
            });
        }
    }

    /// <summary>A check found damage.</summary>
    internal void Damaged() => Set(DatabaseTrouble.Damaged);

    /// <summary>A write went through. Damage stays: other pages may still be whole.</summary>
    internal void Worked()
    {
        if (Trouble is DatabaseTrouble.Away or DatabaseTrouble.Full)
        {
            Set(DatabaseTrouble.None);
        }
    }

    private void Set(DatabaseTrouble now)
    {
        // What is damaged stays so until the next start, whatever else happens to it.
        if (Trouble != now && Trouble != DatabaseTrouble.Damaged)
        {
            trouble = (int)now;
            Changed?.Invoke();
        }
    }
}
