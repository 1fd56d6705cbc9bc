namespace DailyCam.Tests.Chaos;

/// <summary>The schedule of a run: the same for the same numbers. Pure.</summary>
internal sealed record ChaosPlan
{
    /// <summary>From here on lengths are the long soak's.</summary>
    private const double LongRunMinutes = 30;

    private const double FullSoak = 120;

    /// <summary>Storage and whole-product faults come in groups: each group costs a wait until all cameras are quiet.</summary>
    private const int GlobalsInARow = 3;

    public required IReadOnlyList<PlannedFault> Faults { get; init; }

    /// <summary>When the last fault and what follows it are over.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>2 a minute in the long soak, 2.5 in the short one: 120 in 60 minutes, 30 in 12.</summary>
    public static int CountFor(double minutes) => (int)Math.Round(minutes * (minutes >= LongRunMinutes ? 2 : 2.5));

    /// <param name="possible">What machine and product can do; the others' share goes to these.</param>
    /// <param name="count">Null: as many as the minutes ask for.</param>
    public static ChaosPlan Make(int seed, double minutes, int cameras, IReadOnlyCollection<ChaosFault> possible, int? count = null)
    {
        var random = new Random(seed);
        var isLong = minutes >= LongRunMinutes;
        var kinds = Kinds(count ?? CountFor(minutes), possible);
        var globals = KillersFirst(Shuffled(kinds.Where(ChaosFaults.IsGlobal), random), random);
        var locals = Shuffled(kinds.Where(static kind => !ChaosFaults.IsGlobal(kind)), random);
        var clock = new CameraClock(cameras);
        var faults = new List<PlannedFault>();
        var groups = globals.Chunk(GlobalsInARow).ToList();
        for (var group = 0; group <= groups.Count; group++)
        {
            var share = locals.Skip(locals.Count * group / (groups.Count + 1)).Take((locals.Count * (group + 1) / (groups.Count + 1)) - (locals.Count * group / (groups.Count + 1)));

            // The longest first: the short ones fill what is left on the other cameras.
            foreach (var kind in share.OrderByDescending(kind => ChaosFaults.Length(kind, isLong).Most + ChaosFaults.Settle(kind, 0)))
            {
                faults.Add(Local(kind, random, clock, isLong));
            }

            foreach (var kind in group < groups.Count ? groups[group] : [])
            {
                faults.Add(Global(kind, random, clock, isLong));
            }
        }

        var ordered = faults.OrderBy(static fault => fault.At).Select(static (fault, index) => fault with { Number = index + 1 }).ToList();
        return Stretched(ordered, TimeSpan.FromSeconds(clock.Latest), TimeSpan.FromMinutes(minutes));
    }

    /// <summary>Room that is left is spread evenly: a fault more often meets a product that has been at peace for a while.</summary>
    private static ChaosPlan Stretched(List<PlannedFault> faults, TimeSpan needed, TimeSpan wanted)
    {
        var room = wanted > needed && faults.Count > 0 ? (wanted - needed) / faults.Count : TimeSpan.Zero;
        return new ChaosPlan { Faults = [.. faults.Select((fault, index) => fault with { At = fault.At + (room * index) })], Length = needed > wanted ? needed : wanted };
    }

    /// <summary>So many, in the soak's proportions, by largest remainder.</summary>
    private static List<ChaosFault> Kinds(int count, IReadOnlyCollection<ChaosFault> possible)
    {
        var shares = ChaosFaults.Shares.Where(share => possible.Contains(share.Key)).ToList();
        var scale = count / Math.Min(FullSoak, shares.Sum(static share => share.Value));
        var exact = shares.ToDictionary(static share => share.Key, share => share.Value * scale);
        var whole = exact.ToDictionary(static share => share.Key, static share => (int)share.Value);
        foreach (var kind in exact.OrderByDescending(share => share.Value - (int)share.Value).Take(count - whole.Values.Sum()).Select(static share => share.Key).ToList())
        {
            whole[kind]++;
        }

        return [.. whole.OrderBy(static share => share.Key).SelectMany(static share => Enumerable.Repeat(share.Key, share.Value))];
    }

    private static PlannedFault Local(ChaosFault kind, Random random, CameraClock clock, bool isLong)
    {
        var length = Between(ChaosFaults.Length(kind, isLong), random);
        var variant = random.Next(1000);
        var child = kind is ChaosFault.KillChild or ChaosFault.StopChild ? (ChaosChild)(1 + (variant % 3)) : ChaosChild.None;
        var settle = child is ChaosChild.Decoder or ChaosChild.Vision ? 30 : ChaosFaults.Settle(kind, length);
        var (camera, at) = clock.Take(length + settle);
        return new PlannedFault(0, kind, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(length), camera, child, variant);
    }

    private static PlannedFault Global(ChaosFault kind, Random random, CameraClock clock, bool isLong)
    {
        var length = Between(ChaosFaults.Length(kind, isLong), random);
        return new PlannedFault(0, kind, TimeSpan.FromSeconds(clock.TakeAll(length + ChaosFaults.Settle(kind, length))), TimeSpan.FromSeconds(length), null, ChaosChild.None, random.Next(1000));
    }

    /// <summary>The product is killed in the first half only: what grows over time shows itself in a life that is long.</summary>
    private static List<ChaosFault> KillersFirst(List<ChaosFault> globals, Random random)
    {
        var killers = globals.Where(static kind => kind is ChaosFault.KillProduct or ChaosFault.PowerCut).ToList();
        var others = globals.Where(static kind => kind is not (ChaosFault.KillProduct or ChaosFault.PowerCut)).ToList();
        var early = Math.Max(0, (globals.Count / 2) - killers.Count);
        return [.. Shuffled(killers.Concat(others.Take(early)), random), .. others.Skip(early)];
    }

    private static double Between((double Least, double Most) range, Random random) => Math.Round(range.Least + ((range.Most - range.Least) * random.NextDouble()), 1);

    private static List<ChaosFault> Shuffled(IEnumerable<ChaosFault> kinds, Random random)
    {
        var array = kinds.ToArray();
        random.Shuffle(array);
        return [.. array];
    }

    /// <summary>Until when each camera is taken.</summary>
    private sealed class CameraClock(int cameras)
    {
        /// <summary>Two faults on different cameras never begin at the same moment, so that the log can be read.</summary>
        private const double Apart = 1.5;

        private readonly double[] freeAt = new double[cameras];
        private double lastStart = -Apart;

        public double Latest => freeAt.Max();

        public (int Camera, double At) Take(double length)
        {
            var camera = Array.IndexOf(freeAt, freeAt.Min());
            var at = lastStart = Math.Max(freeAt[camera], lastStart + Apart);
            freeAt[camera] = at + length;
            return (camera, at);
        }

        public double TakeAll(double length)
        {
            var at = lastStart = Math.Max(Latest, lastStart + Apart);
            Array.Fill(freeAt, at + length);
            return at;
        }
    }
}
