using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>
/// Gathers a camera's fragments into parts and live segments and keeps the newest of them. Knows no clock and no I/O; not safe for several
/// threads (<see cref="LiveStream"/> guards it). What <see cref="Segments"/> shows is published: it is named by the playlist and can be fetched.
/// </summary>
public sealed class LiveWindow(LiveOptions options, long firstSequence)
{
    /// <summary>A segment may be this much shorter than asked: key frames 2 s apart are 1.967 s apart now and then.</summary>
    public const double LongEnough = 0.95;

    /// <summary>A fragment this close to a part's length is a part of its own; shorter ones are gathered.</summary>
    private const double WholePart = 0.8;

    /// <summary>Gathered frames of 33.3 ms sum up to 0.4995 s, which is 0.5 s for this purpose.</summary>
    private const double GatheredEnough = 0.98;

    /// <summary>RFC 8216 bis 6.2.2: a playlist holds at least three target durations.</summary>
    private const int FewestSegments = 3;

    /// <summary>A player may still ask for what the playlist named a moment ago.</summary>
    private const int RetiredSegments = 3;

    private readonly List<LiveSegment> closed = [];
    private readonly Queue<LiveSegment> retired = new();
    private readonly List<MediaFragment> held = [];
    private readonly List<MediaFragment> gathered = [];
    private InitSegment? attempt;
    private LiveSegment? open;
    private long nextSequence = firstSequence;
    private bool isHolding;
    private bool publishedBefore;
    private double longestFragment;
    private double longestSegment;
    private double longestPart;

    /// <summary>Discontinuities that have left the window.</summary>
    public long DiscontinuitySequence { get; private set; }

    /// <summary>Whether there is a closed live segment, without which no playlist is given out.</summary>
    public bool IsReady => closed.Count > 0;

    /// <summary>Whether an attempt runs, that is, whether the next part is to be expected.</summary>
    public bool IsRunning => attempt is not null;

    /// <summary>The published segments, oldest first; the last one may be open.</summary>
    public IEnumerable<LiveSegment> Segments => open is { Parts.Count: > 0 } ? closed.Append(open) : closed;

    /// <summary>The sequence number the next part belongs to.</summary>
    public long OpenSequence => open?.Sequence ?? nextSequence;

    /// <summary>Number of the next part within <see cref="OpenSequence"/>.</summary>
    public int NextPart => open?.Parts.Count ?? 0;

    /// <summary>
    /// What the playlist promises about parts: at least the longest one in the window. A tenth above the asked length, because FFmpeg cuts at a
    /// frame (0.533 s for 0.5 s at 30 frames a second).
    /// </summary>
    public double PartTarget => Math.Max(options.PartDuration.TotalSeconds * 1.1, Longest(static segment => segment.LongestPart));

    /// <summary>How far from the newest part a player stays: three parts, the least the format allows.</summary>
    public double PartHoldBack => 3 * PartTarget;

    /// <summary>
    /// Whole seconds no segment exceeds when rounded. Measured on the first segment, which is closed before any playlist is given out, so a camera
    /// with key frames 10 s apart says 10 from the beginning. It grows when a camera stretches its key frames later, and shrinks only after a new
    /// attempt, once the longer segments have left the window.
    /// </summary>
    public int TargetDuration => (int)Math.Round(Math.Max(options.SegmentLength.TotalSeconds, Longest(static segment => segment.LongestSegment)), MidpointRounding.AwayFromZero);

    private double ShortestSegment => options.SegmentLength.TotalSeconds * LongEnough;

    /// <summary>Takes the next fragment. True when something was published by it.</summary>
    public bool Add(MediaFragment fragment)
    {
        if (fragment.Init.Attempt != attempt?.Attempt)
        {
            Begin(fragment.Init);
        }

        longestFragment = Math.Max(longestFragment, fragment.Duration.TotalSeconds);
        if (!isHolding)
        {
            return Append(fragment);
        }

        if (held.Count == 0 && !fragment.StartsWithKeyFrame)
        {
            return false; // nothing can be decoded before the first key frame
        }

        // A player that resumes on a single part stalls again at once and never rebuilds its cushion: give it the whole hold-back in one go.
        held.Add(fragment);
        return held.Sum(static one => one.Duration.TotalSeconds) >= PartHoldBack && Release();
    }

    /// <summary>The attempt is over: its open segment is closed as it is. True when something was published by it.</summary>
    public bool End(CaptureAttemptId ended)
    {
        if (attempt?.Attempt != ended)
        {
            return false;
        }

        attempt = null;
        held.Clear();
        return CloseSegment();
    }

    /// <summary>Drops the media; sequence numbers go on where they were.</summary>
    public void Clear()
    {
        attempt = null;
        held.Clear();
        CloseSegment();
        DiscontinuitySequence += closed.Count(static segment => segment.IsDiscontinuity);
        closed.Clear();
        retired.Clear();
    }

    public InitSegment? FindInit(CaptureAttemptId id) =>
        retired.Concat(Segments).FirstOrDefault(segment => segment.Init.Attempt == id)?.Init;

    /// <summary>A closed segment that is, or was a moment ago, in the playlist.</summary>
    public LiveSegment? FindSegment(long sequence) =>
        retired.Concat(closed).FirstOrDefault(segment => segment.Sequence == sequence);

    public LivePart? FindPart(long sequence, int part)
    {
        var segment = open?.Sequence == sequence ? open : FindSegment(sequence);
        return segment is not null && part >= 0 && part < segment.Parts.Count ? segment.Parts[part] : null;
    }

    private void Begin(InitSegment init)
    {
        CloseSegment();
        attempt = init;
        isHolding = true;
        held.Clear();
        longestFragment = 0;
        longestSegment = 0;
        longestPart = 0;
    }

    private bool Release()
    {
        isHolding = false;
        var published = false;
        foreach (var fragment in held)
        {
            published |= Append(fragment);
        }

        held.Clear();
        return published;
    }

    private bool Append(MediaFragment fragment)
    {
        var published = false;
        if (fragment.StartsWithKeyFrame)
        {
            published = ClosePart();
            if (open is not null && open.Seconds >= ShortestSegment)
            {
                published |= CloseSegment();
            }
        }

        open ??= OpenSegment(fragment.Init);
        gathered.Add(fragment);
        var seconds = gathered.Sum(static one => one.Duration.TotalSeconds);
        var whole = seconds > 0 && longestFragment >= options.PartDuration.TotalSeconds * WholePart;
        if (whole || seconds >= options.PartDuration.TotalSeconds * GatheredEnough)
        {
            published |= ClosePart();
        }

        return published;
    }

    private LiveSegment OpenSegment(InitSegment init)
    {
        var isFirstOfAttempt = closed.LastOrDefault()?.Init.Attempt != init.Attempt;
        var segment = new LiveSegment
        {
            Sequence = nextSequence++,
            Init = init,
            IsDiscontinuity = publishedBefore && isFirstOfAttempt,
            Parts = [],
            LongestSegment = longestSegment,
            LongestPart = longestPart,
        };
        publishedBefore = true;
        return segment;
    }

    private bool ClosePart()
    {
        if (open is null || gathered.Count == 0)
        {
            return false;
        }

        open = open.With(new LivePart([.. gathered]));
        gathered.Clear();
        longestPart = open.LongestPart;
        longestSegment = open.LongestSegment;
        return true;
    }

    private bool CloseSegment()
    {
        ClosePart();
        gathered.Clear();
        if (open is null)
        {
            return false;
        }

        closed.Add(open with { IsClosed = true });
        open = null;
        Shorten();
        return true;
    }

    private void Shorten()
    {
        var wanted = options.WindowSegments * options.SegmentLength.TotalSeconds;
        while (closed.Count > options.WindowSegments
            || (closed.Count > FewestSegments && closed.Skip(1).Sum(static segment => segment.Seconds) >= wanted))
        {
            DiscontinuitySequence += closed[0].IsDiscontinuity ? 1 : 0;
            retired.Enqueue(closed[0]);
            closed.RemoveAt(0);
            if (retired.Count > RetiredSegments)
            {
                retired.Dequeue();
            }
        }
    }

    private double Longest(Func<LiveSegment, double> value) => Segments.Select(value).DefaultIfEmpty(0).Max();
}
