using DailyCam.Core.Jobs;

namespace DailyCam.Web.Features.Jobs;

/// <summary>One of the five lists of the job page.</summary>
/// <param name="Name">In the address and in text keys.</param>
internal sealed record JobTab(string Name, IReadOnlyList<JobState> States)
{
    public static IReadOnlyList<JobTab> All { get; } =
    [
        new("waiting", [JobState.Waiting]),
        new("running", [JobState.Running]),
        new("retrying", [JobState.Retrying]),
        new("failed", [JobState.Failed]),
        new("done", [JobState.Done, JobState.Cancelled]),
    ];

    public bool CanRunAgain => Name is "failed" or "done";

    public static JobTab Find(string? name) => All.FirstOrDefault(tab => tab.Name == name) ?? All[0];

    public int Count(IReadOnlyDictionary<JobState, int> counts) => States.Sum(counts.GetValueOrDefault);
}
