using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Timeline;

/// <summary>The cameras whose pictures play along with the chosen one's, at its second. They stand in the address, so that a link shows the same pictures to the other parent. Pure.</summary>
internal static class CamerasInStep
{
    /// <summary>Name in the address, once for each camera.</summary>
    public const string QueryName = "beside";

    /// <summary>
    /// Pictures at the same time, the chosen camera's among them. Each is a decoder of its own: more than four make a phone hot and starve each other (the live grid stops there too), and a fifth picture on a phone would
    /// be too small to see a child in.
    /// </summary>
    public const int Most = 4;

    /// <summary>Those of the address that there are, in its order; without the chosen one, none twice, and no more than may be.</summary>
    public static IReadOnlyList<Camera> Of(IEnumerable<Camera> cameras, IEnumerable<string>? words, Camera? chosen) =>
        [.. (words ?? []).Distinct(StringComparer.Ordinal).Select(word => cameras.FirstOrDefault(camera => camera.Id.Value == word)).OfType<Camera>().Where(camera => camera.Id != chosen?.Id).Take(Most - 1)];

    /// <summary>With a camera added at the end, or without it.</summary>
    public static IReadOnlyList<Camera> With(IReadOnlyList<Camera> beside, Camera camera, bool isIn)
    {
        var others = beside.Where(other => other.Id != camera.Id);
        return [.. isIn ? others.Append(camera).Take(Most - 1) : others];
    }

    /// <summary>When another camera leads: the one that led until now takes its place, if it had one.</summary>
    public static IReadOnlyList<Camera> Led(IReadOnlyList<Camera> beside, Camera? before, Camera now) =>
        [.. beside.Select(camera => camera.Id == now.Id ? before : camera).OfType<Camera>()];

    /// <summary>As it stands in an address, beginning with an ampersand; empty for none.</summary>
    public static string Query(IEnumerable<Camera> beside) => string.Concat(beside.Select(static camera => $"&{QueryName}={camera.Id}"));
}
