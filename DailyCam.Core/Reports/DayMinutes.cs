using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>
/// The minutes of a day that have passed, of all cameras together: for each the state that promises most and the liveliest look at it. What one camera saw must not hide what another did not: whether enough
/// was watched is said of each of <see cref="Cameras"/>. Pure.
/// </summary>
internal sealed class DayMinutes
{
    private readonly DateTimeOffset start;
    private readonly (CoverageState State, CameraId Camera)[] states;
    private readonly (ActivityPoint Point, CameraId Camera)?[] points;

    public DayMinutes(DayFacts facts)
    {
        start = facts.Day.FromAt;
        states = new (CoverageState, CameraId)[facts.Cameras.Count == 0 ? 0 : facts.Cameras.Max(static camera => camera.Minutes.Count)];
        points = new (ActivityPoint, CameraId)?[states.Length];
        foreach (var camera in facts.Cameras)
        {
            Add(camera);
        }

        Name = facts.Cameras.Count == 1 ? facts.Cameras[0].Name : string.Empty;
        Cameras = facts.Cameras.Count == 1 ? [this] : [.. facts.Cameras.Select(camera => new DayMinutes(facts with { Cameras = [camera] }))];
    }

    /// <summary>The camera's, when these are one camera's minutes.</summary>
    public string Name { get; }

    /// <summary>The minutes of each camera by itself; these when there is one.</summary>
    public IReadOnlyList<DayMinutes> Cameras { get; }

    public bool IsOfSeveral => Cameras.Count > 1;

    /// <summary>Minutes that have passed.</summary>
    public int Count => states.Length;

    public int Watched => WatchedIn(0, Count);

    /// <summary>Recorded minutes of which it is decided whether somebody looks: what still waits has been missed by nobody yet.</summary>
    public int Decided => states.Count(static minute => minute.State is not (CoverageState.Waiting or CoverageState.CameraOff or CoverageState.NotRecorded));

    /// <summary>Minutes that nobody watched although nobody wanted that: neither switched off nor still to be looked at.</summary>
    public int Missed => states.Count(static minute => !minute.State.IsWatched() && minute.State is not (CoverageState.Waiting or CoverageState.CameraOff));

    public CoverageState State(int minute) => states[minute].State;

    public bool IsWatched(int minute) => states[minute].State.IsWatched();

    /// <summary>The look that saw most people, of these the one with most movement; null when no camera had pictures.</summary>
    public ActivityPoint? Point(int minute) => points[minute]?.Point;

    public DateTimeOffset At(int minute) => start.AddMinutes(minute);

    /// <summary>The first minute at or after a moment, within what has passed.</summary>
    public int IndexOf(DateTimeOffset at) => Math.Clamp((int)Math.Ceiling((at - start).TotalMinutes), 0, Count);

    public int WatchedIn(int from, int to) => Range(from, to).Count(IsWatched);

    public int PeopleIn(int from, int to) => Range(from, to).Count(minute => Point(minute) is { People: > 0 });

    public IEnumerable<int> Range(int from, int to) => Enumerable.Range(from, Math.Max(0, Math.Min(to, Count) - from));

    public Citation CoverageOf(int minute) => Citation.CoverageAt(states[minute].Camera, At(minute));

    /// <summary>Of a minute with a <see cref="Point"/>.</summary>
    public Citation ActivityOf(int minute) => Citation.ActivityAt(points[minute]!.Value.Camera, points[minute]!.Value.Point.At);

    public CameraId CameraOf(int minute) => points[minute]?.Camera ?? states[minute].Camera;

    /// <summary>The first and the last watched minute of a range, as evidence that somebody looked; the first minute when nobody did.</summary>
    public IReadOnlyList<Citation> Looks(int from, int to)
    {
        var watched = Range(from, to).Where(IsWatched).ToList();
        return watched.Count switch
        {
            0 => [.. Range(from, to).Take(1).Select(CoverageOf)],
            1 => [CoverageOf(watched[0])],
            _ => [CoverageOf(watched[0]), CoverageOf(watched[^1])],
        };
    }

    private void Add(CameraFacts camera)
    {
        for (var minute = 0; minute < camera.Minutes.Count; minute++)
        {
            var state = camera.Minutes[minute];
            if (states[minute].State == default || state.Rank() < states[minute].State.Rank())
            {
                states[minute] = (state, camera.Id);
            }
        }

        foreach (var point in camera.Activity)
        {
            var minute = (int)Math.Floor((point.At - start).TotalMinutes);
            if (minute >= 0 && minute < points.Length && (points[minute] is not { } best || IsLivelier(point, best.Point)))
            {
                points[minute] = (point, camera.Id);
            }
        }
    }

    private static bool IsLivelier(ActivityPoint point, ActivityPoint than) =>
        point.People > than.People || (point.People == than.People && point.Motion > than.Motion);
}
