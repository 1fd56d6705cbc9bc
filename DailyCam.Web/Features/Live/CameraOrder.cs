using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Live;

/// <summary>
/// The order in which somebody wants to see the cameras, on this device: what stands first on the wall is not what stands first in a pocket. It lies in a cookie (shell/order.mjs writes it), so that
/// the first byte of a page follows it and nothing jumps. One per circuit and per request, on its own thread only.
/// </summary>
public sealed class CameraOrder
{
    private const char Between = '.';

    /// <summary>More cameras than any home has; a cookie may hold 4 kB.</summary>
    private const int Most = 200;

    private IReadOnlyList<CameraId> wanted = [];

    /// <summary>As the cookie has it.</summary>
    public string Text => string.Join(Between, wanted.Select(static camera => camera.Value));

    /// <summary>Takes what a browser sent: whatever is no camera's id in it counts for nothing.</summary>
    public void Read(string? text) => wanted =
    [
        .. (text ?? string.Empty).Split(Between, Most + 1).Take(Most).Select(static one => (Known: CameraId.TryParse(one, out var camera), camera)).Where(static one => one.Known).Select(static one => one.camera).Distinct(),
    ];

    /// <summary>In the wanted order; cameras that it does not know follow in their own.</summary>
    public IReadOnlyList<CameraSight> Sort(IReadOnlyList<CameraSight> sights)
    {
        var places = wanted.Select(static (camera, index) => (camera, index)).ToDictionary(static one => one.camera, static one => one.index);
        return [.. sights.OrderBy(sight => places.GetValueOrDefault(sight.Camera.Id, int.MaxValue))];
    }

    /// <summary>One camera takes the place of another; the others keep their order.</summary>
    /// <param name="all">Every camera as it is sorted now, also those that are not shown.</param>
    public void Move(IEnumerable<CameraId> all, CameraId moved, CameraId to)
    {
        var order = all.ToList();
        var (from, place) = (order.IndexOf(moved), order.IndexOf(to));
        if (from >= 0 && place >= 0)
        {
            order.RemoveAt(from);
            order.Insert(place, moved);
        }

        wanted = order;
    }
}
