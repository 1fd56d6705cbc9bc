namespace DailyCam.Core.Archive;

/// <summary>How long a link may work. Pure.</summary>
public static class ShareLifetime
{
    /// <summary>Long enough to send it and have it opened.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>Whoever gets it today sees it today or tomorrow.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What a page offers, shortest first: an hour, a day, a week, as far as the longest allows, and the longest.</summary>
    public static IReadOnlyList<TimeSpan> Offered(TimeSpan longest) =>
        [.. new[] { Shortest, Usual, Week, longest }.Where(life => life <= longest).Distinct().Order()];

    /// <summary>What is taken when nobody chooses.</summary>
    public static TimeSpan Default(TimeSpan longest) => longest < Usual ? longest : Usual;

    /// <summary>Says what is wrong with a wish; null when it can be granted.</summary>
    internal static Problem? Check(TimeSpan life, TimeSpan longest) =>
        life < Shortest || life > longest ? new Problem("ShareLife", "hours", Shortest.TotalHours, Math.Floor(longest.TotalHours)) : null;
}
