using System.Globalization;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Settings;

/// <summary>Everything that can be set, with what it is now, its default and where it comes from; found by words.</summary>
public sealed partial class SettingsPage : IDisposable
{
    /// <summary>Where most of a group is changed.</summary>
    private static readonly Dictionary<SettingGroup, string> Pages = new()
    {
        [SettingGroup.Child] = "child",
        [SettingGroup.Cameras] = "cameras",
        [SettingGroup.Recording] = "storage",
        [SettingGroup.Models] = "settings/analysis",
        [SettingGroup.Sharing] = "clips",
        [SettingGroup.System] = "people/tokens",
    };

    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<SettingRow> kept = [];
    private IReadOnlyList<SettingRow> atStart = [];
    private string? said;
    private TimeZoneInfo? zone;
    private string? query;
    private bool onlyChanged;
    private bool isAway;

    /// <summary>What is searched for when the page opens: a link to one setting.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Asked { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [CascadingParameter]
    private ViewerTheme Theme { get; set; }

    [Inject]
    private SettingsReader Reader { get; init; } = null!;

    [Inject]
    public required ViewerZone Viewer { get; init; }

    private bool IsSearching => onlyChanged || !string.IsNullOrWhiteSpace(query);

    private IReadOnlyList<SettingRow> Found => SettingSearch.Find([.. OfDevice(), .. kept, .. atStart], query, onlyChanged);

    private int Waiting => atStart.Count(static row => row.Next is not null);

    private string Count => IsSearching ? Text["Count.Found", Found.Count] : Text["Count.All", Found.Count];

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        query = Asked;
        if (Person is null || !(await Person).User.IsInRole(Roles.Admin))
        {
            return; // What the home is set to is for those who may change it.
        }

        try
        {
            atStart = Reader.AtStart();
            kept = await Reader.OfHomeAsync(left.Token);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isAway = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            StateHasChanged();
        }
    }

    private void Renew(string what) => (said, atStart) = (what, Reader.AtStart());

    private IEnumerable<SettingRow> OfDevice() =>
    [
        Device("language", CultureInfo.CurrentUICulture.NativeName, Text["Device.Browser"]),
        Device("theme", Shared[$"Theme.{Theme}"], Shared["Theme.System"]) with { IsChanged = Theme is not ViewerTheme.System },
        Device("timeZone", zone?.Id ?? Text["Device.Asking"], null),
        Device("alerts", Text["Device.Alerts"], null) with { Source = SettingSource.Page, Href = "settings/alerts" },
        Device("password", Text["Value.Secret"], null) with { Source = SettingSource.Page, Href = "people/password", IsPlain = true },
    ];

    private static SettingRow Device(string key, string value, string? normal) => SettingWords.Row($"device.{key}", $"device.{key}", SettingGroup.Device, value, normal, SettingSource.Device);

    /// <summary>Language and appearance are shown by the buttons that change them, and not once more as rows.</summary>
    private static bool IsChosenAbove(SettingRow row) => row.Key is "device.language" or "device.theme";

    private List<SettingRow> Basic(IEnumerable<SettingRow> rows) => [.. rows.Where(row => (IsSearching || !row.IsFine) && !IsChosenAbove(row))];

    /// <summary>While somebody searches, nothing that was found is folded away.</summary>
    private List<SettingRow> Fine(IEnumerable<SettingRow> rows) => [.. rows.Where(row => !IsSearching && row.IsFine)];
}
