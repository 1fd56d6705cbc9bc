using DailyCam.Core;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Cameras;

/// <summary>The fields of the chosen kind of source.</summary>
public sealed partial class SourceFields
{
    [Parameter, EditorRequired]
    public required CameraForm Form { get; set; }

    [Parameter]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    [Parameter]
    public bool HasStoredPassword { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>See <see cref="UploadField.OnAnalyse"/>.</summary>
    [Parameter]
    public EventCallback<UploadedVideo> OnAnalyse { get; set; }

    private Task SelectAsync(UploadId? upload)
    {
        Form.UploadId = upload;
        return OnChanged.InvokeAsync();
    }
}
