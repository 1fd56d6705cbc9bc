namespace DailyCam.Web.Features.Jobs;

/// <summary>Marks the texts of the job page.</summary>
public sealed class JobsText;
