namespace DailyCam.Core.Jobs;

/// <summary>What a job does. The name is the execution group, so that exports never wait behind analyses.</summary>
public enum JobKind
{
    /// <summary>Examine an archive segment; the key is its id.</summary>
    Analysis = 1,

    /// <summary>Make an export; the key is its id.</summary>
    Export = 2,
}
