using DailyCam.Core.Faults;

namespace DailyCam.Tests.Chaos;

/// <summary>Everything a run found out, for the scorecard to judge.</summary>
internal sealed record ChaosEvidence
{
    public required ChaosSettings Settings { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>What was done, in order; also what could not be done after all.</summary>
    public required IReadOnlyList<InjectedFault> Faults { get; init; }

    /// <summary>What is missing in the archive, explained or not.</summary>
    public required IReadOnlyList<PictureLoss> Losses { get; init; }

    /// <summary>What the first reader of each camera did not get; null: live pictures were not kept.</summary>
    public IReadOnlyList<PictureLoss>? LiveLosses { get; init; }

    /// <summary>Pictures that were recorded twice or after a later one, as sentences.</summary>
    public required IReadOnlyList<string> OutOfOrder { get; init; }

    /// <summary>Pictures whose code cannot be read, and faults that spoil pictures did happen.</summary>
    public int Unreadable { get; init; }

    public int Pictures { get; init; }

    public required IReadOnlyList<FaultVerdict> Verdicts { get; init; }

    public required IReadOnlyList<Fault> Invented { get; init; }

    /// <summary>How far the product's own statistics are from its rows: in counts, and in seconds of the mean recovery.</summary>
    public (int Counts, double Seconds) Statistics { get; init; }

    public int HistoryRows { get; init; }

    public int UnknownRows { get; init; }

    /// <summary>When each reader had something new to play, by camera.</summary>
    public required IReadOnlyList<IReadOnlyList<DateTimeOffset>> News { get; init; }

    /// <summary>Seconds between each camera's key frames, by camera: nobody can show a picture before the next one.</summary>
    public required IReadOnlyList<double> KeyFrameSeconds { get; init; }

    /// <summary>When each camera was connected to, by camera.</summary>
    public required IReadOnlyList<IReadOnlyList<DateTimeOffset>> Tries { get; init; }

    /// <summary>What the product said of each camera, by camera.</summary>
    public required IReadOnlyList<IReadOnlyList<CameraSighting>> Sightings { get; init; }

    public required IReadOnlyList<double> PageMilliseconds { get; init; }

    public required IReadOnlyList<string> PageFailures { get; init; }

    public required IReadOnlyList<ResourceSample> Samples { get; init; }

    public required IReadOnlyList<string> Unplayable { get; init; }

    public required IReadOnlyList<string> Leftovers { get; init; }

    /// <summary>Most log lines of one camera in one minute.</summary>
    public int LogLinesAMinute { get; init; }

    public int LogLines { get; init; }

    /// <summary>Places where the camera's password was found.</summary>
    public required IReadOnlyList<string> Canaries { get; init; }

    public int Orphans { get; init; }

    public TimeSpan StopTook { get; init; }

    public int StopCode { get; init; }

    /// <summary>Null: there was no disk of the run's own.</summary>
    public long? BareBytes { get; init; }

    /// <summary>Lines of the product's own check.</summary>
    public IReadOnlyList<string> CheckFindings { get; init; } = [];

    public IEnumerable<InjectedFault> Done => Faults.Where(static fault => fault.NotDone is null);

    /// <summary>Whether the camera was away when a fault of something else ended: then it proves nothing about that.</summary>
    public bool IsDown(int camera, InjectedFault fault) =>
        Done.Any(other => other != fault && other.Camera == camera && other.MayCostPictures && other.BeganAt <= fault.EndedAt && other.EndedAt >= fault.BeganAt);

    public double LostTo(InjectedFault fault) => Losses.Where(loss => loss.Fault == fault).GroupBy(static loss => loss.Camera).Select(static camera => camera.Sum(static loss => loss.Seconds)).DefaultIfEmpty(0).Max();

    /// <summary>From its end to the last picture missing because of it, of the camera that took longest.</summary>
    public double BackAfter(InjectedFault fault) =>
        Losses.Where(loss => loss.Fault == fault).Select(loss => Math.Max(0, (loss.To - fault.EndedAt).TotalSeconds)).DefaultIfEmpty(0).Max();
}
