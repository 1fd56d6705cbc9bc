namespace DailyCam.Core.Cameras;

/// <summary>Decides whether drawn polygons can be zones. Pure.</summary>
public static class ZoneValidation
{
    /// <summary>More than anybody can read on one picture; keeps one frame's check short.</summary>
    public const int MaxZones = 16;

    /// <summary>Share of the picture: about 20 by 20 pixels of 1280 by 720, less than a hand.</summary>
    public const double MinArea = 0.0004;

    /// <summary>A mask may be smaller, to cover a photograph or a screen far away: about 10 by 10 pixels of 1280 by 720.</summary>
    public const double MinMaskArea = 0.0001;

    /// <summary>Closer than this is the same corner: less than a pixel of a 4K picture.</summary>
    private const double SamePoint = 1e-4;

    /// <summary>The zones as they may be stored, and what is wrong with them. With problems they must not be used. Fields are <c>zones[i].name</c>, <c>zones[i].kind</c> and <c>zones[i].points</c>.</summary>
    public static (IReadOnlyList<ZoneDraft> Clean, IReadOnlyList<Problem> Problems) Check(IReadOnlyList<ZoneDraft> zones)
    {
        if (zones.Count > MaxZones)
        {
            return ([], [new Problem(CameraProblems.ZonesTooMany, "zones", MaxZones)]);
        }

        var problems = new List<Problem>();
        var clean = new List<ZoneDraft>(zones.Count);
        for (var i = 0; i < zones.Count; i++)
        {
            var name = CameraValidation.Name(zones[i].Name, $"zones[{i}].name", problems);
            var points = WithoutRepeats(zones[i].Points ?? []);
            if (zones[i].Kind is { } kind && !Enum.IsDefined(kind))
            {
                problems.Add(new Problem(CameraProblems.ZoneKindUnknown, $"zones[{i}].kind"));
            }

            if (PointsProblem(points, $"zones[{i}].points", zones[i].Kind ?? ZoneKind.Danger) is { } problem)
            {
                problems.Add(problem);
            }

            clean.Add(zones[i] with { Name = name, Points = points });
        }

        return (clean, problems);
    }

    /// <summary>What is wrong with one polygon, for the drawing page; null when it may be stored.</summary>
    public static Problem? PointsProblem(IReadOnlyList<ZonePoint> points, string field, ZoneKind kind = ZoneKind.Danger)
    {
        if (points.Count < Zone.MinPoints)
        {
            return new Problem(CameraProblems.ZoneTooFewPoints, field, Zone.MinPoints, points.Count);
        }

        if (points.Count > Zone.MaxPoints)
        {
            return new Problem(CameraProblems.ZoneTooManyPoints, field, Zone.MaxPoints);
        }

        if (!points.All(static p => p.X is >= 0 and <= 1 && p.Y is >= 0 and <= 1))
        {
            return new Problem(CameraProblems.ZoneOutside, field);
        }

        return CrossesItself(points) ? new Problem(CameraProblems.ZoneCrossing, field) : SizeProblem(Area(points), field, kind);
    }

    /// <summary>Share of the picture that the polygon covers (shoelace formula).</summary>
    public static double Area(IReadOnlyList<ZonePoint> points)
    {
        var twice = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return Math.Abs(twice) / 2;
    }

    private static Problem? SizeProblem(double area, string field, ZoneKind kind) => kind switch
    {
        ZoneKind.Mask when area < MinMaskArea => new Problem(CameraProblems.MaskTooSmall, field),
        not ZoneKind.Mask when area < MinArea => new Problem(CameraProblems.ZoneTooSmall, field),
        _ => null,
    };

    /// <summary>A finger taps twice, and some programs repeat the first corner at the end.</summary>
    private static List<ZonePoint> WithoutRepeats(IReadOnlyList<ZonePoint> points)
    {
        var kept = new List<ZonePoint>(points.Count);
        foreach (var point in points)
        {
            if (kept.Count == 0 || !IsSame(kept[^1], point))
            {
                kept.Add(point);
            }
        }

        if (kept.Count > 1 && IsSame(kept[^1], kept[0]))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsSame(ZonePoint a, ZonePoint b) => Math.Abs(a.X - b.X) < SamePoint && Math.Abs(a.Y - b.Y) < SamePoint;

    private static bool CrossesItself(IReadOnlyList<ZonePoint> points)
    {
        var count = points.Count;
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var neighbours = j == i + 1 || (i == 0 && j == count - 1);
                if (!neighbours && Touch(points[i], points[(i + 1) % count], points[j], points[(j + 1) % count]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Touch(ZonePoint a, ZonePoint b, ZonePoint c, ZonePoint d)
    {
        var (abc, abd, cda, cdb) = (Side(a, b, c), Side(a, b, d), Side(c, d, a), Side(c, d, b));
        if (abc != abd && cda != cdb)
        {
            return true;
        }

        return (abc == 0 && Within(a, b, c)) || (abd == 0 && Within(a, b, d)) || (cda == 0 && Within(c, d, a)) || (cdb == 0 && Within(c, d, b));
    }

    private static int Side(ZonePoint a, ZonePoint b, ZonePoint p) => Math.Sign(((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X)));

    private static bool Within(ZonePoint a, ZonePoint b, ZonePoint p) =>
        p.X >= Math.Min(a.X, b.X) && p.X <= Math.Max(a.X, b.X) && p.Y >= Math.Min(a.Y, b.Y) && p.Y <= Math.Max(a.Y, b.Y);
}
