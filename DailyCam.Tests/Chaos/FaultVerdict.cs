using DailyCam.Core.Faults;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's history says of one injected fault.</summary>
/// <param name="Rows">The rows that are put down to it.</param>
internal sealed record FaultVerdict(InjectedFault Fault, IReadOnlyList<Fault> Rows)
{
    /// <summary>It had to be told and was not.</summary>
    public bool IsUntold => Fault.MustBeTold && !Rows.Any(row => Fault.Kinds.Contains(row.Kind));

    /// <summary>Rows of a kind that it is not.</summary>
    public IReadOnlyList<Fault> Wrong => [.. Rows.Where(row => !Fault.Kinds.Contains(row.Kind))];
}
