using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Single pictures of what goes on now, for the cameras for which a family allowed it. Off for every camera until then.</summary>
public sealed class SnapshotOptions
{
    public const string Section = "DailyCam:Analysis:Snapshots";

    /// <summary>Time between two pictures of a camera while something moves. Default: 45 s.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Most that the pictures of all cameras may cost in a day, inside the budgets of <c>DailyCam:Analysis:Budget</c> and in their currency. 0: none is sent, not even to what costs nothing. Default: 0.5, about four hours
    /// of movement shown to a small model.
    /// </summary>
    [Range(typeof(decimal), "0", "1000000000", ParseLimitsInInvariantCulture = true)]
    public decimal PerDay { get; set; } = 0.5m;

    /// <summary>How long a picture is worth an answer, counted from the moment it was chosen, a second try included; then it is given up. Default: 30 s, so that it is over before the next one.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Height in pixels at most; what local vision sees is not enlarged (<c>DailyCam:Frames:Width</c>). Default: 480.</summary>
    [Range(120, 1080)]
    public int Height { get; set; } = 480;

    /// <summary>Most tokens of an answer, thinking included; so much money is set aside for it. Default: 2000; the answer itself takes 300.</summary>
    [Range(100, 200_000)]
    public int MaxOutputTokens { get; set; } = 2_000;

    /// <summary>Days for which it is remembered what was said of each picture; incidents that came of it, and the ledger, stay. Default: 30.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
