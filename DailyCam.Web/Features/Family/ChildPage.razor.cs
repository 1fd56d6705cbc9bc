using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Family;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Family;

/// <summary>What the family says of the child; both fields may stay empty.</summary>
public sealed partial class ChildPage
{
    /// <summary>How a date input writes and reads a day, in every language.</summary>
    private const string Day = "yyyy-MM-dd";

    private Child stored = new();
    private string? name;
    private string born = string.Empty;
    private DateOnly? today;
    private IReadOnlyList<Problem> problems = [];
    private bool isSaved;

    [Inject]
    public required ChildStore Store { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private AgeStage? Stage => today is { } on ? AgeStage.Of(stored.BirthDate, on) : null;

    /// <summary>Null until the viewer's day is known, without a birth date, and before it.</summary>
    private string? Age => today is { } on && AgeStage.Months(stored.BirthDate, on) is { } months
        ? (Stage is { } stage ? Text["Age.Stage", months, stage.Number] : Text["Age.Older", months]).Value
        : null;

    protected override async Task OnInitializedAsync() => Show(await Store.FindAsync(CancellationToken.None));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Viewer.GetAsync() is { } zone)
        {
            today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), zone).DateTime);
            StateHasChanged();
        }
    }

    private void Show(Child child)
    {
        stored = child;
        (name, born) = (child.Name, child.BirthDate?.ToString(Day, CultureInfo.InvariantCulture) ?? string.Empty);
    }

    private async Task SaveAsync()
    {
        isSaved = false;
        if (!TryRead(born, out var birthDate))
        {
            problems = [new Problem(ChildProblems.BirthDateUnreadable, "birthDate")];
            return;
        }

        problems = await Store.SaveAsync(name, birthDate, CancellationToken.None);
        if (problems.Count == 0)
        {
            Show(await Store.FindAsync(CancellationToken.None));
            isSaved = true;
        }
    }

    /// <summary>An empty field is no date; anything else must be one.</summary>
    private static bool TryRead(string text, out DateOnly? day)
    {
        var isRead = DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isRead ? read : null;
        return isRead || text.Length == 0;
    }
}
