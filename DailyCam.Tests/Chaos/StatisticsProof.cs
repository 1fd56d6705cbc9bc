using DailyCam.Core.Faults;
using DailyCam.Tests.Browser;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's statistics said at a moment, to be compared with the rows they are of.</summary>
internal sealed record StatisticsProof(DateTimeOffset At, int Count, double? MeanRecoverySeconds)
{
    public static async Task<StatisticsProof> ReadAsync(ProductProcess product)
    {
        var total = (await product.Api.GetAsync("faults/stats?days=1&tz=UTC")).GetProperty("total");
        var mean = total.GetProperty("meanRecoverySeconds");
        return new StatisticsProof(TimeProvider.System.GetUtcNow(), total.GetProperty("count").GetInt32(), mean.ValueKind == System.Text.Json.JsonValueKind.Null ? null : mean.GetDouble());
    }

    public (int Counts, double Seconds) Compare(IEnumerable<Fault> rows)
    {
        var known = rows.Where(row => row.BeganAt <= At).ToList();
        var recovered = known.Where(row => row.RecoveredAt <= At).ToList();
        return (Math.Abs(known.Count - Count), recovered.Count == 0 ? 0 : Math.Abs(recovered.Average(static row => (row.RecoveredAt!.Value - row.BeganAt).TotalSeconds) - (MeanRecoverySeconds ?? 0)));
    }
}
