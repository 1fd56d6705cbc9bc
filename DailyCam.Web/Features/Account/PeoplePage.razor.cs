using System.Security.Claims;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Account;

/// <summary>Everybody with an account, what each looked at of late, and for administrators inviting and removing.</summary>
public sealed partial class PeoplePage : IAsyncDisposable
{
    /// <summary>Who looked last week at what began before that is no news.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    private const int Newest = 3;

    /// <summary>Whoever sent an invitation waits here for the other to join.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly PageRefresh refresh = new();
    private IReadOnlyList<Member> members = [];
    private IReadOnlyList<ReviewerSummary> reviewers = [];
    private ClaimsPrincipal me = new();
    private TimeZoneInfo? zone;
    private string? trouble;
    private string? done;

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private Household Household { get; init; } = null!;

    [Inject]
    private ReviewerReader Reviewers { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Viewer.GetAsync() is not { } known)
        {
            return; // Ready already, or left before that.
        }

        me = Person is null ? me : (await Person).User;
        if (await LoadAsync())
        {
            zone = known;
        }

        refresh.Start(Interval, Clock, () => InvokeAsync(() => LookAsync(known)));
        StateHasChanged();
    }

    private async Task LookAsync(TimeZoneInfo known)
    {
        if (await LoadAsync())
        {
            zone = known;
            trouble = trouble == Text["People.Away"].Value ? null : trouble;
        }

        StateHasChanged();
    }

    /// <summary>False when nothing could be read, or nobody is there any more.</summary>
    private async Task<bool> LoadAsync()
    {
        try
        {
            members = await Household.ListAsync(refresh.Left);
            reviewers = await Reviewers.ListAsync(Clock.GetUtcNow() - Past, Newest, refresh.Left);
            return true;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }

        return false;
    }

    /// <summary>Asked first, because nothing brings the account back.</summary>
    private async Task RemoveAsync(Member member)
    {
        (trouble, done) = (null, null);
        if (!await Confirmations.AskAsync(new Confirmation(Text["People.RemoveOf", member.Name], Text["People.RemoveText"], Text["People.Remove"], Text["People.Keep"])))
        {
            return;
        }

        try
        {
            var problem = await Household.RemoveAsync(member.Id, me, CancellationToken.None);
            trouble = problem is null ? null : Shared.Sentence(problem);
            done = problem is null ? Text["People.Removed", member.Name].Value : null;
            await LoadAsync();
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }
    }

    private void Tell(string? what) => (trouble, done) = (what, null);

    private bool IsMe(Member member) => me.FindFirstValue(ClaimTypes.NameIdentifier) == member.Id;

    private ReviewerSummary? LooksOf(Member member) => reviewers.FirstOrDefault(one => one.Name == member.Name);

    private string Looked(Member member) => LooksOf(member) switch
    {
        null => Text["People.Looked.None"],
        { Count: 1 } => Text["People.Looked.One"],
        var looks => Text["People.Looked", looks.Count],
    };

    private string When(Incident incident) => incident.ReviewedAt is { } at ? Text["People.LookedAt", ViewerZone.Short(at, zone!, Clock.GetUtcNow())] : string.Empty;
}
