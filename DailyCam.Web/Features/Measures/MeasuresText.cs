namespace DailyCam.Web.Features.Measures;

/// <summary>Marker of the texts about the quality of streams.</summary>
public sealed class MeasuresText;
