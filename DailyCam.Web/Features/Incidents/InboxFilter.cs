using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Timeline;

namespace DailyCam.Web.Features.Incidents;

/// <summary>Which incidents the inbox shows. It stands in the address, so that it survives a reload, comes back with "back" and can be sent to somebody. Pure.</summary>
public sealed record InboxFilter
{
    /// <summary>How an address asks for everything; it says nothing when it means what nobody has looked at.</summary>
    private const string AllReviews = "all";

    private const string Path = "incidents";

    /// <summary>Years that a day in an address may have; outside there is no camera.</summary>
    private static readonly (int First, int Last) Years = (2000, 2200);

    /// <summary>Null for all.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Null for all.</summary>
    public CameraId? Camera { get; init; }

    /// <summary>Null for all; what nobody has looked at unless asked otherwise.</summary>
    public ReviewState? Review { get; init; } = ReviewState.New;

    /// <summary>First day in the viewer's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in the viewer's zone.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The last incident of the page before.</summary>
    public IncidentCursor? After { get; init; }

    /// <summary>Everything there is.</summary>
    public static InboxFilter Everything { get; } = new() { Review = null };

    /// <summary>Whether the viewer's zone must be known to answer it.</summary>
    public bool HasDays => From is not null || To is not null;

    /// <summary>Whether it asks for all that nobody has looked at, from the newest on: only then nothing found means that nothing waits.</summary>
    public bool IsPlain => this == new InboxFilter();

    /// <summary>Of the inbox, relative to the base.</summary>
    public string Address => Path + Question;

    private string Question
    {
        get
        {
            (string Key, string? Word)[] words =
            [
                ("severity", Name(Severity)),
                ("camera", Camera?.Value),
                ("review", Review is null ? AllReviews : Review == ReviewState.New ? null : Name(Review)),
                ("from", DayText(From)),
                ("to", DayText(To)),
                ("after", After?.ToString()),
            ];
            var said = words.Where(static word => !string.IsNullOrEmpty(word.Word)).Select(static word => $"{word.Key}={Uri.EscapeDataString(word.Word!)}").ToList();
            return said.Count > 0 ? $"?{string.Join('&', said)}" : string.Empty;
        }
    }

    /// <summary>Reads what <see cref="Address"/> wrote. A word that is none is left out: an old link still shows something.</summary>
    public static InboxFilter Read(string? severity, string? camera, string? review, string? from, string? to, string? after)
    {
        var (first, last) = (Day(from), Day(to));
        if (first > last)
        {
            (first, last) = (last, first);
        }

        return new InboxFilter
        {
            Severity = Word<Severity>(severity),
            Camera = CameraId.TryParse(camera, out var id) ? id : null,
            Review = string.Equals(review, AllReviews, StringComparison.OrdinalIgnoreCase) ? null : Word<ReviewState>(review) ?? ReviewState.New,
            From = first,
            To = last,
            After = IncidentCursor.TryParse(after, out var cursor) ? cursor : null,
        };
    }

    /// <summary>Of the page about one incident, which leads back here and to its neighbours in this list.</summary>
    public string AddressOf(IncidentId incident) => $"{Path}/{incident}{Question}";

    /// <param name="zone">The viewer's; while it is not known the days are left out.</param>
    public IncidentQuery Query(TimeZoneInfo? zone) => new()
    {
        Severity = Severity,
        Camera = Camera,
        Review = Review,
        From = zone is not null && From is { } first ? DayWindow.Of(first, zone).FromAt : null,
        To = zone is not null && To is { } last ? DayWindow.Of(last, zone).ToAt : null,
        After = After,
    };

    /// <summary>The form of a day in addresses and in the browser's date field; empty for none.</summary>
    public static string DayText(DateOnly? day) => day?.ToString(DayClock.AddressFormat, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Null for a text that is no day, or one without cameras.</summary>
    public static DateOnly? Day(string? text) => DayClock.Parse(text) is { } day && day.Year >= Years.First && day.Year <= Years.Last ? day : null;

    /// <summary>The word of a value in an address; null for none.</summary>
    public static string? Name<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } one ? JsonNamingPolicy.CamelCase.ConvertName(one.ToString()) : null;

    /// <summary>Words only, in any case: a number is not a word although .NET's own parser takes it.</summary>
    private static TEnum? Word<TEnum>(string? text)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(static value => (TEnum?)value).FirstOrDefault();
}
