namespace DailyCam.Core.Jobs;

/// <summary>What a job does. The name is the execution group, so that exports never wait behind analyses.</summary>
public enum JobKind
{
    /// <summary>Examine an archive segment; the key is its id.</summary>
    Analysis = 1,

    /// <summary>Make an export; the key is its id.</summary>
    Export = 2,

    /// <summary>Have an archive segment examined by a model; the key is <c>&lt;segment&gt;.&lt;analyzer&gt;.&lt;prompt version&gt;</c>.</summary>
    Examination = 3,
}
