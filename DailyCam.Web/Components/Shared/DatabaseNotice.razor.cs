using System.Globalization;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Shared;

/// <summary>Says what the database's trouble means for the family, and what a start did about a damaged one until somebody has read it.</summary>
public sealed partial class DatabaseNotice : IDisposable
{
    [Inject]
    public required DatabaseBoard Board { get; init; }

    [Inject]
    public required ViewerZone Zone { get; init; }

    private TimeZoneInfo? zone;

    private string? Words => Board.Trouble switch
    {
        DatabaseTrouble.Away => Text["Database.Away"],
        DatabaseTrouble.Full => Text["Database.Full"],
        DatabaseTrouble.Damaged => Text["Database.Damaged"],
        _ => Rescue(Board.Rescue),
    };

    public void Dispose() => Board.Changed -= Show;

    protected override void OnInitialized() => Board.Changed += Show;

    /// <summary>The browser is asked for its zone only when there is a time to show; until it answered, the time is the server's.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (zone is null && Board.Rescue is not null && (zone = await Zone.GetAsync()) is not null)
        {
            StateHasChanged();
        }
    }

    private string? Rescue(DatabaseRescueNote? note) => note switch
    {
        null => null,
        { BackupAt: { } at } => Text["Database.Restored", TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Local).ToString("g", CultureInfo.CurrentCulture)].Value,
        _ => Text["Database.Anew"].Value,
    };

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
