using DailyCam.Core.Analysis.Spending;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>The buttons and the form of one setting that is changed on the page.</summary>
public sealed partial class SettingEditor
{
    private ElementReference opener;
    private ElementReference field;
    private SettingEntry entry = null!;
    private SettingDraft? draft;
    private SettingRefusal? refusal;
    private bool isSaving;
    private bool wantsFocus;

    [Parameter, EditorRequired]
    public required SettingRow Row { get; set; }

    /// <summary>Something is kept for the next start, or not any more: what is to be told.</summary>
    [Parameter]
    public EventCallback<string> OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private SettingDesk Desk { get; init; } = null!;

    [Inject]
    private IOptions<BudgetOptions> Budget { get; init; } = null!;

    private SettingKind Kind => SettingDraft.KindOf(entry);

    private string Field => $"edit-{entry.TextKey}";

    private string Described => $"edit-{entry.TextKey}-about";

    private string? Invalid => refusal is null ? null : "true";

    private SettingWords Words => new(Text, Budget.Value.Currency);

    /// <summary>What a number counts, to stand behind its field.</summary>
    private string? UnitWord => entry.Unit switch
    {
        SettingUnit.None => null,
        SettingUnit.Money => Budget.Value.Currency,
        _ => Text[$"Unit.{entry.Unit}", string.Empty].Value.Trim(),
    };

    private string? Least => entry.Shape.Least is { } least ? Words.Say(least, entry.Unit) : null;

    private string? Most => entry.Shape.Most is { } most ? Words.Say(most, entry.Unit) : null;

    private string Hint => string.Join(' ', Ranges().Append(Text["FromNextStart"].Value));

    private string? Caution => Text[$"Caution.{entry.TextKey}"] is { ResourceNotFound: false } caution ? caution.Value : null;

    private string? Refusal => refusal switch
    {
        null => null,
        SettingRefusal.OutOfRange => Text["Refused.OutOfRange", Least ?? string.Empty, Most ?? string.Empty].Value,
        SettingRefusal.AboveHalf => Text["Refused.AboveHalf", Size(Desk.DiskGigabytes), Size(Desk.DiskGigabytes / 2)].Value,
        _ => Text[$"Refused.{refusal}", SettingDraft.Of(entry, entry.Default).Text ?? string.Empty].Value,
    };

    protected override void OnParametersSet() => entry = SettingCatalogue.Find(Row.Key)!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (wantsFocus)
        {
            wantsFocus = false;
            await (draft is null ? opener : field).TakeFocusAsync();
        }
    }

    /// <summary>Rounded down: what the sentence offers is possible.</summary>
    private string Size(double? gigabytes) => Words.Say(Math.Floor((gigabytes ?? 0) * 10) / 10, SettingUnit.Gigabytes);

    private IEnumerable<string> Ranges() => Kind is SettingKind.TimeOfDay || Least is null ? [] : [Text["Range", Least, Most ?? string.Empty].Value];

    private void Open()
    {
        (draft, refusal, wantsFocus) = (SettingDraft.Of(entry, Desk.NextOf(entry)), null, true);
    }

    private void Leave() => (draft, refusal, wantsFocus) = (null, null, true);

    private void LeaveOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            Leave();
        }
    }

    private async Task SaveAsync()
    {
        refusal = draft!.TryWrite(entry, out var value);
        if (refusal is null)
        {
            await TryAsync("Said.Changed", by => Desk.Change(entry, value, by));
        }

        wantsFocus = true;
    }

    private Task TakeBackAsync() => TryAsync("Said.TakenBack", by => Desk.TakeBack(entry, by));

    private Task ResetAsync() => TryAsync("Said.Reset", by => Desk.Reset(entry, by));

    private async Task TryAsync(string done, Func<string, SettingRefusal?> change)
    {
        var person = Person is null ? null : (await Person).User;
        if (person is null || !person.IsInRole(Roles.Admin))
        {
            refusal = SettingRefusal.NotAllowed;
            return;
        }

        isSaving = true;
        refusal = await Task.Run(() => change(person.Identity?.Name ?? string.Empty)); // It waits for a disk.
        isSaving = false;
        if (refusal is null)
        {
            (draft, wantsFocus) = (null, true);
            await OnChanged.InvokeAsync(Text[done, Row.Name]);
        }
    }
}
