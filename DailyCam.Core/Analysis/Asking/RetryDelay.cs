using System.Globalization;
using System.Net.Http.Headers;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>How long a provider asks to wait, from its header or from its words.</summary>
internal static class RetryDelay
{
    /// <summary>More than a day is a mistake of the other side.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The header <c>Retry-After</c>: seconds, or the moment itself.</summary>
    public static TimeSpan? OfHeader(string? value, DateTimeOffset now) => RetryConditionHeaderValue.TryParse(value, out var parsed)
        ? Bounded(parsed.Delta ?? parsed.Date - now)
        : null;

    /// <summary>A duration as protocol buffers write it in JSON: <c>37s</c>, <c>0.500s</c>.</summary>
    public static TimeSpan? OfDuration(string? value) =>
        value is [.., 's'] && double.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? Bounded(TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)))
            : null;

    /// <summary>Whoever names two waits is given the longer.</summary>
    public static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        var (first, second) => first > second ? first : second,
    };

    private static TimeSpan? Bounded(TimeSpan? wait) => wait is not { } time ? null : time < TimeSpan.Zero ? TimeSpan.Zero : time > Longest ? Longest : time;
}
