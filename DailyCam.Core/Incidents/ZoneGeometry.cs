using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;

namespace DailyCam.Core.Incidents;

/// <summary>
/// Whether a person is in a zone. A person stands where the feet are, so the middle of the box's lower edge decides for zones on the floor (stairs, a balcony
/// door), and somebody who only passes in front of a zone further back is not in it. But a child who reaches over a stove has the feet outside, and one
/// behind a table has them hidden: so a person is in the zone too when a third of the box lies in it, or when the box covers half of the zone. Pure.
/// </summary>
internal static class ZoneGeometry
{
    /// <summary>Of the box: head and arms over the hob are about a third of a child.</summary>
    internal const double BoxShare = 1.0 / 3;

    /// <summary>Of the zone: a small zone that is half hidden by a person has that person at it.</summary>
    internal const double ZoneShare = 0.5;

    /// <summary>The feet stand a little above the lower edge; on the very edge of the picture they would be in no zone.</summary>
    private const double FootLift = 0.02;

    public static bool IsIn(PictureBox person, IReadOnlyList<ZonePoint> zone)
    {
        if (zone.Count < Zone.MinPoints || person.Area <= 0)
        {
            return false;
        }

        if (Contains(zone, person.X + (person.Width / 2), person.Bottom - (person.Height * FootLift)))
        {
            return true;
        }

        var shared = SharedArea(person, zone);
        return shared >= person.Area * BoxShare || (shared > 0 && shared >= Area(zone) * ZoneShare);
    }

    /// <summary>Whether a point is inside, by counting edges to its right; right for concave zones too.</summary>
    internal static bool Contains(IReadOnlyList<ZonePoint> zone, double x, double y)
    {
        var inside = false;
        for (int i = 0, before = zone.Count - 1; i < zone.Count; before = i++)
        {
            var (a, b) = (zone[i], zone[before]);
            if (a.Y > y != b.Y > y && x < a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    internal static double Area(IReadOnlyList<ZonePoint> zone)
    {
        double twice = 0;
        for (int i = 0, before = zone.Count - 1; i < zone.Count; before = i++)
        {
            twice += (zone[before].X * zone[i].Y) - (zone[i].X * zone[before].Y);
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>Area that box and zone share: the zone cut along the four edges of the box, one after another (Sutherland-Hodgman).</summary>
    internal static double SharedArea(PictureBox box, IReadOnlyList<ZonePoint> zone)
    {
        var rest = Cut(zone, static p => p.X, box.X, keepAbove: true);
        rest = Cut(rest, static p => p.X, box.Right, keepAbove: false);
        rest = Cut(rest, static p => p.Y, box.Y, keepAbove: true);
        return Area(Cut(rest, static p => p.Y, box.Bottom, keepAbove: false));
    }

    private static List<ZonePoint> Cut(IReadOnlyList<ZonePoint> zone, Func<ZonePoint, double> axis, double limit, bool keepAbove)
    {
        var kept = new List<ZonePoint>(zone.Count + 4);
        for (int i = 0, before = zone.Count - 1; i < zone.Count; before = i++)
        {
            var (from, to) = (zone[before], zone[i]);
            var (fromIn, toIn) = (IsKept(axis(from)), IsKept(axis(to)));
            if (fromIn != toIn)
            {
                var share = (limit - axis(from)) / (axis(to) - axis(from));
                kept.Add(new ZonePoint(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }

            if (toIn)
            {
                kept.Add(to);
            }
        }

        return kept;

        bool IsKept(double value) => keepAbove ? value >= limit : value <= limit;
    }
}
