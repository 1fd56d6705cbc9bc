using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>Measured minutes; one without any picture is left out.</summary>
/// <param name="Advice">About the camera as it runs now, whatever stretch was asked for.</param>
internal sealed record MeasuresAnswer(CameraId Camera, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<MeasureAnswer> Items, IReadOnlyList<AdviceAnswer> Advice);
