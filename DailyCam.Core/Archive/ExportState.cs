namespace DailyCam.Core.Archive;

public enum ExportState
{
    Queued = 1,
    Running = 2,
    Done = 3,
    Failed = 4,
}
