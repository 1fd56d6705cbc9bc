namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Upon what a kill follows.</summary>
internal enum KillAfter
{
    /// <summary>The product is ready: anywhere in recording, local analysis, copies, jobs.</summary>
    Start = 0,

    /// <summary>A request has arrived and is not answered.</summary>
    Request = 1,

    /// <summary>A request was answered: while the answer is read, stored, its claims looked at again.</summary>
    Answer = 2,
}
