using DailyCam.Core.Data;
using DailyCam.Core.Family;
using DailyCam.Core.Home;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Home;

/// <summary>For administrators: what is left to do in the first ten minutes. Whoever puts it away does so for their account alone.</summary>
public sealed partial class HomeChecklist
{
    private Child? child;
    private Checklist? list;

    /// <summary>Until it is known, nothing is shown: a list that appears and goes again is a jump.</summary>
    private bool isDismissed = true;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CameraSight> Sights { get; set; } = [];

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    [Inject]
    private ChildStore Children { get; init; } = null!;

    [Inject]
    private Dismissals Dismissals { get; init; } = null!;

    [Inject]
    private AuthenticationStateProvider Visitor { get; init; } = null!;

    /// <summary>In the first days that is a computer whose zone nobody has set, and no journey: said here and nowhere later.</summary>
    private bool IsElsewhere => Zone is { } zone && Clock.GetUtcNow() is var now && zone.GetUtcOffset(now) != Clock.LocalTimeZone.GetUtcOffset(now);

    protected override async Task OnInitializedAsync()
    {
        try
        {
            child = await Children.FindAsync(CancellationToken.None);
            isDismissed = await Dismissals.IsChecklistDismissedAsync((await Visitor.GetAuthenticationStateAsync()).User, CancellationToken.None);
            Look();
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // A list of first steps is the last thing a home without its database needs.
        }
    }

    protected override void OnParametersSet() => Look();

    private void Look()
    {
        if (child is not null)
        {
            var shown = Sights.Where(static sight => sight.Status?.LastFrameAt is not null).Select(static sight => sight.Camera.Id).ToHashSet();
            list = Checklist.Of([.. Sights.Select(static sight => sight.Camera)], shown.Contains, child);
        }
    }

    private async Task DismissAsync()
    {
        isDismissed = true;
        try
        {
            await Dismissals.DismissChecklistAsync((await Visitor.GetAuthenticationStateAsync()).User, CancellationToken.None);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isDismissed = false;
        }
    }

    private static string LinkOf(ChecklistItem item) => item switch
    {
        { Step: ChecklistStep.FirstPicture } => "cameras/new?kind=demo",
        { Step: ChecklistStep.Child } => "child",
        { Step: ChecklistStep.Zones, Camera: { } camera } => $"cameras/{camera}/zones",
        _ => "cameras/new",
    };
}
