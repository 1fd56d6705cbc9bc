namespace DailyCam.Core.Faults;

/// <summary>The faults that began on one day.</summary>
/// <param name="Counts">By kind; kinds that did not occur are left out.</param>
public sealed record FaultDay(DateOnly Date, IReadOnlyDictionary<FaultKind, int> Counts, FaultFigures Figures)
{
    public static FaultDay Of(DateOnly date, IReadOnlyList<Fault> faults, DateTimeOffset now) =>
        new(date, faults.CountBy(static fault => fault.Kind).ToDictionary(), FaultFigures.Of(faults, now));
}
