using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Family;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace DailyCam.Web.Features.Family;

/// <summary>What the family says of the child and the home, and what follows from it. Everybody reads the advice; administrators say what it is made of, and every field may stay empty.</summary>
public sealed partial class ChildPage
{
    /// <summary>How a date input writes and reads a day, in every language.</summary>
    private const string Day = "yyyy-MM-dd";

    private Child stored = new();
    private string? name;
    private string born = string.Empty;
    private DateOnly? today;
    private IReadOnlyList<Problem> problems = [];
    private HomeFacts home = HomeFacts.Nothing;
    private bool isSaved;
    private bool isAdmin;

    [Inject]
    public required ChildStore Store { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = null!;

    /// <summary>Thirteen answers are not lost by a tap on the bar below them.</summary>
    private bool IsUnsaved => (name ?? string.Empty).Trim() != (stored.Name ?? string.Empty) || born != Born(stored) || !home.Equals(stored.Home);

    /// <summary>Null until the viewer's day is known, and where there is no advice for the age.</summary>
    private AgeAdvice? Advice => today is { } on ? AgeAdvice.Of(stored, on) : null;

    /// <summary>Null until the viewer's day is known, without a birth date, and before it.</summary>
    private string? Age => today is { } on && AgeStage.Months(stored.BirthDate, on) is { } months ? Text[AgeStage.Of(months) is null ? "Age.Older" : "Age.Now", months].Value : null;

    protected override async Task OnInitializedAsync()
    {
        isAdmin = (await Person).User.IsInRole(Roles.Admin);
        Show(await Store.FindAsync(CancellationToken.None));
    }

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
        (name, home, born) = (child.Name, child.Home, Born(child));
    }

    private async Task SaveAsync()
    {
        isSaved = false;
        if (!TryRead(born, out var birthDate))
        {
            problems = [new Problem(ChildProblems.BirthDateUnreadable, "birthDate")];
            return;
        }

        problems = await Store.SaveAsync(name, birthDate, home, CancellationToken.None);
        if (problems.Count == 0)
        {
            Show(await Store.FindAsync(CancellationToken.None));
            isSaved = true;
        }
    }

    private static string Born(Child child) => child.BirthDate?.ToString(Day, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Before another page takes this one's place; a link to a part of this page leads nowhere else.</summary>
    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (leaving.TargetLocation.Contains("child#", StringComparison.Ordinal) || !IsUnsaved)
        {
            return;
        }

        if (!await Confirmations.AskAsync(new Confirmation(Text["Leave.Title"], Text["Leave.Text"], Text["Leave.Yes"], Text["Leave.No"])))
        {
            leaving.PreventNavigation();
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
