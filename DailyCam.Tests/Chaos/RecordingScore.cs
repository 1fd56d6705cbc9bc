namespace DailyCam.Tests.Chaos;

/// <summary>The scorecard's lines about what was recorded and how soon again. Pure.</summary>
internal static class RecordingScore
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(10);

    /// <summary>A camera that gave its players nothing within this was not live.</summary>
    private static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(5);

    /// <summary>Key frames further apart than this are a setting of the camera that the product complains about.</summary>
    private const double UsualKeyFrames = 5;

    /// <summary>Seconds; what never came back is not asked beyond any run's length.</summary>
    private const double LongestRun = 86_400;

    public static IEnumerable<ScoreRow> Of(ChaosEvidence evidence) => [.. Lost(evidence), .. Recovery(evidence), .. Live(evidence)];

    /// <summary>From the end of a storage fault to the product proving that it records again, of the camera that took longest.</summary>
    public static double RecordingAfter(ChaosEvidence evidence, InjectedFault fault) => evidence.Sightings
        .Select((camera, index) => evidence.IsDown(index, fault)
            ? 0
            : camera.Where(seen => seen.At >= fault.EndedAt && seen.IsRecording).Select(seen => (seen.At - fault.EndedAt).TotalSeconds).DefaultIfEmpty(double.PositiveInfinity).First())
        .DefaultIfEmpty(0)
        .Max();

    private static IEnumerable<ScoreRow> Lost(ChaosEvidence evidence)
    {
        List<InjectedFault> Of(params ChaosFault[] kinds) => [.. evidence.Done.Where(fault => kinds.Contains(fault.Kind))];
        List<double> Seconds(IEnumerable<InjectedFault> faults) => [.. faults.Select(evidence.LostTo)];
        List<double> Pictures(IEnumerable<InjectedFault> faults) => [.. faults.Select(fault => (double)evidence.Losses.Where(loss => loss.Fault == fault).Sum(static loss => loss.Pictures))];

        var unexplained = evidence.Losses.Where(static loss => loss.Fault is null).ToList();
        var beside = unexplained.Where(loss => evidence.Done.Any(fault => fault.BeganAt < loss.To && loss.From < fault.EndedAt + Around)).ToList();
        yield return ScoreRow.AtMost("recorded pictures lost with no fault", unexplained.Except(beside).Sum(static loss => loss.Pictures), 0, 0, "pictures");
        yield return ScoreRow.AtMost("lost on healthy cameras while others fail", beside.Sum(static loss => loss.Pictures), 0, 0, "pictures");
        yield return ScoreRow.AtMost("recorded twice or out of order", evidence.OutOfOrder.Count, 0, 0, "pictures");
        yield return ScoreRow.AtMost("lost for each camera cut, beyond outage and step", [.. Of(ChaosFault.CameraCut).Select(cut => evidence.LostTo(cut) - cut.Length.TotalSeconds - BackOffSteps.Running(cut.Length.TotalSeconds))], 3, 6, "s");
        yield return ScoreRow.AtMost("lost for each kill -9 of a capture child", Seconds(Of(ChaosFault.KillChild).Where(static fault => fault.Child == ChaosChild.Capture)), 5, 8, "s");
        yield return ScoreRow.AtMost("lost for each decoder or vision child killed or stopped", Pictures(Of(ChaosFault.KillChild, ChaosFault.StopChild).Where(static fault => fault.Child != ChaosChild.Capture)), 0, 0, "pictures");
        yield return ScoreRow.AtMost("lost for each kill -9 of the product", Seconds(Of(ChaosFault.KillProduct)), 15, 20, "s");
        yield return ScoreRow.AtMost("lost for each power cut, before the cut", [.. Of(ChaosFault.PowerCut).Select(cut => LostBefore(evidence, cut))], 2, 5, "s");
        yield return ScoreRow.AtMost("lost for each short stall or freeze", Pictures(Of(ChaosFault.ShortStall, ChaosFault.FreezeBelowLimit)), 0, 0, "pictures");
        yield return ScoreRow.AtMost("reconnects for each short stall or freeze", [.. Of(ChaosFault.ShortStall, ChaosFault.FreezeBelowLimit).Select(fault => (double)TriesIn(evidence, fault, Around).Count)], 0, 0, "connections");
        yield return ScoreRow.AtMost("lost for each storage fault below two minutes", Pictures(Of(ChaosFault.DiskFull, ChaosFault.Unplug, ChaosFault.StorageFreeze)), 0, 0, "pictures");
    }

    private static IEnumerable<ScoreRow> Recovery(ChaosEvidence evidence)
    {
        var frozen = evidence.Done.Where(static fault => fault.Kind == ChaosFault.FreezeAboveLimit).ToList();
        yield return ScoreRow.AtMost("detection of a frozen stream", [.. frozen.Select(fault => Detection(evidence, fault))], 35, 36, "s");
        yield return ScoreRow.AtMost("frozen streams given up before the limit", [.. frozen.Select(fault => Detection(evidence, fault) < 29 ? 1.0 : 0)], 0, 0, string.Empty);
        var free = evidence.Done.Where(static fault => ChaosFaults.IsStorage(fault.Kind) || fault.Kind is ChaosFault.KillProduct or ChaosFault.KillChild).Select(fault => Free(evidence, fault)).ToList();
        yield return ScoreRow.AtMost("mean time to recover, not bound to back-off", free.Count == 0 ? [] : [free.Average()], 8, 15, "s");
        yield return ScoreRow.AtMost("p95 time to recover, not bound to back-off", free.Count == 0 ? [] : [ScoreRow.Percentile(free, 0.95)], 15, 30, "s");
        var back = evidence.Done.Where(static fault => fault.Kind is ChaosFault.CameraCut or ChaosFault.FreezeAboveLimit).ToList();
        yield return ScoreRow.AtMost("camera back to recording, beyond the step that ran", [.. back.Select(fault => evidence.BackAfter(fault) - Step(fault))], 3, 65, "s");
        yield return ScoreRow.AtMost("camera back to recording, in all", [.. back.Select(evidence.BackAfter)], 65, 65, "s");
        yield return ScoreRow.AtMost("lost for each jump of the RTP time", [.. evidence.Done.Where(static fault => fault.Kind == ChaosFault.RtpTimeJump).Select(evidence.LostTo)], 15, 30, "s");
        yield return ScoreRow.AtMost("back-off gaps off their step", [.. evidence.Done.Where(static fault => fault.Kind == ChaosFault.CameraCut)
            .SelectMany(fault => BackOffSteps.Deviations(Waits(evidence, fault)))], 10, 15, "%");
        yield return ScoreRow.AtMost("storage back to recording", [.. evidence.Done.Where(static fault => fault.Kind is ChaosFault.Unplug or ChaosFault.StorageFreeze).Select(fault => RecordingAfter(evidence, fault))], 8, 12, "s");
        yield return ScoreRow.AtMost("disk full to recording again", [.. evidence.Done.Where(static fault => fault.Kind == ChaosFault.DiskFull).Select(fault => RecordingAfter(evidence, fault))], 10, 12, "s");
    }

    private static IEnumerable<ScoreRow> Live(ChaosEvidence evidence)
    {
        var storage = evidence.Done.Where(static fault => fault.Kind is ChaosFault.DiskFull or ChaosFault.Unplug or ChaosFault.StorageFreeze);
        yield return ScoreRow.AtMost("live stall during a storage fault", [.. storage.SelectMany(fault => evidence.News.Where((news, camera) => WasLive(news, fault.BeganAt) && !evidence.IsDown(camera, fault)).Select(news => LongestWait(news, fault.BeganAt, fault.EndedAt + Around)))], 2, 6, "s");
        var killed = evidence.Done.Where(static fault => fault.Kind is ChaosFault.KillProduct or ChaosFault.PowerCut).ToList();
        yield return ScoreRow.AtMost("player moving again after the product is back", [.. killed.SelectMany(fault => evidence.News.Select((news, camera) => MovingAgain(evidence, fault, news, camera))).OfType<double>()], 10, 15, "s");
        yield return ScoreRow.AtMost("cold start to first live picture", [.. killed.Select(fault => evidence.News.Min(news => First(news, fault.BeganAt + TimeSpan.FromSeconds(1))))], 10, 20, "s");
        if (evidence.LiveLosses is { } live)
        {
            yield return ScoreRow.AtMost("live pictures a reader missed with no fault", live.Where(static loss => loss.Fault is null).Sum(static loss => loss.Pictures), 0, 0, "pictures");
        }
    }

    /// <summary>Null when the next fault of this camera was there before its players had something new: the wait belongs to that one then, which is asked the same.</summary>
    private static double? MovingAgain(ChaosEvidence evidence, InjectedFault fault, IReadOnlyList<DateTimeOffset> news, int camera)
    {
        var wait = First(news, fault.EndedAt);
        return evidence.Done.Any(next => next.BeganAt > fault.BeganAt && next.BeganAt < fault.EndedAt.AddSeconds(Math.Min(wait, LongestRun)) && next.Touches(camera) && next.MayCostPictures)
            ? null
            : wait - RareKeyFrames(evidence, camera);
    }

    private static double Free(ChaosEvidence evidence, InjectedFault fault) => fault.Kind switch
    {
        ChaosFault.KillChild => fault.Child == ChaosChild.Capture ? evidence.LostTo(fault) : fault.SeenBackAfter?.TotalSeconds ?? double.PositiveInfinity,
        ChaosFault.KillProduct or ChaosFault.PowerCut => evidence.LostTo(fault),
        _ => RecordingAfter(evidence, fault),
    };

    /// <summary>A frozen camera is given up after the watchdog's time; only what is left of the freeze is spent on steps.</summary>
    private static double Step(InjectedFault fault) =>
        BackOffSteps.Running(fault.Kind == ChaosFault.FreezeAboveLimit ? Math.Max(0, fault.Length.TotalSeconds - 35) : fault.Length.TotalSeconds);

    private static double LostBefore(ChaosEvidence evidence, InjectedFault cut) => evidence.Losses
        .Where(loss => loss.Fault == cut && loss.From < cut.BeganAt)
        .GroupBy(static loss => loss.Camera)
        .Select(camera => camera.Sum(loss => ((loss.To < cut.BeganAt ? loss.To : cut.BeganAt) - loss.From).TotalSeconds))
        .DefaultIfEmpty(0)
        .Max();

    private static double Detection(ChaosEvidence evidence, InjectedFault fault) =>
        evidence.Sightings[fault.Camera!.Value].FirstOrDefault(seen => seen.At > fault.BeganAt && seen.At < fault.EndedAt + Around && seen.State is "waiting" or "connecting") is { } noticed
            ? (noticed.At - fault.BeganAt).TotalSeconds
            : double.PositiveInfinity;

    private static IReadOnlyList<DateTimeOffset> TriesIn(ChaosEvidence evidence, InjectedFault fault, TimeSpan more) =>
        [.. evidence.Tries[fault.Camera!.Value].Where(at => at > fault.BeganAt && at < fault.EndedAt + more)];

    /// <summary>A live segment is whole when the next key frame comes; where that takes a minute, the minute is the camera's.</summary>
    private static double RareKeyFrames(ChaosEvidence evidence, int camera) => evidence.KeyFrameSeconds[camera] > UsualKeyFrames ? evidence.KeyFrameSeconds[camera] : 0;

    private static bool WasLive(IReadOnlyList<DateTimeOffset> news, DateTimeOffset at) => news.Any(one => one <= at && one > at - LiveWithin);

    /// <summary>What the product said it would wait during a cut, in the order it said so: from one announced attempt to the next announcement's.</summary>
    private static IReadOnlyList<AnnouncedWait> Waits(ChaosEvidence evidence, InjectedFault cut)
    {
        var during = evidence.Sightings[cut.Camera!.Value].Where(seen => seen.At > cut.BeganAt && seen.At < cut.EndedAt && seen.NextAttemptAt is not null);
        return [.. during.GroupBy(static seen => seen.NextAttemptAt!.Value).Select(static same => new AnnouncedWait(same.Min(static seen => seen.At), same.Key)).OrderBy(static wait => wait.SeenAt)];
    }

    private static double LongestWait(IReadOnlyList<DateTimeOffset> news, DateTimeOffset from, DateTimeOffset to)
    {
        var inside = news.Where(at => at >= from && at <= to).Prepend(from).Append(to).ToList();
        return inside.Zip(inside.Skip(1)).Max(static pair => (pair.Second - pair.First).TotalSeconds);
    }

    private static double First(IReadOnlyList<DateTimeOffset> news, DateTimeOffset after) =>
        news.Where(at => at > after).Select(at => (at - after).TotalSeconds).DefaultIfEmpty(double.PositiveInfinity).Min();
}
