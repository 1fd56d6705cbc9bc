using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DailyCam.Web.Features.Reports;

/// <summary>Words inside a plot: SVG's own element for them has the name of a Razor directive, so that a page cannot write it within a loop.</summary>
public sealed class PlotText : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Look { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public double X { get; set; }

    [Parameter]
    [EditorRequired]
    public double Y { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    [Parameter]
    [EditorRequired]
    public string Words { get; set; } = string.Empty;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Look);
        builder.AddAttribute(2, "x", PeriodWords.N(X));
        builder.AddAttribute(3, "y", PeriodWords.N(Y));
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
