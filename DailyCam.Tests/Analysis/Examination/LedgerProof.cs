using DailyCam.Core.Analysis.Spending;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Holds the product's ledger against what the provider's side recorded.</summary>
internal static class LedgerProof
{
    /// <summary>Every request that the provider saw has its row, and every row that says it was sent and ended was seen, with the provider's own counts.</summary>
    public static void AssertIsTheServers(IReadOnlyList<LedgerEntry> rows, IReadOnlyList<SeenRequest> requests)
    {
        Assert.DoesNotContain(rows, static row => row.Outcome is LedgerOutcome.Reserved or LedgerOutcome.Sending);
        var sent = rows.Where(static row => row.Outcome != LedgerOutcome.NotSent).ToDictionary(static row => row.Id, StringComparer.Ordinal);
        Assert.All(requests, seen => Assert.Contains(seen.LedgerId!, sent.Keys));
        foreach (var row in sent.Values.Where(static row => row.Outcome != LedgerOutcome.Unknown))
        {
            var seen = Assert.Single(requests, seen => seen.LedgerId == row.Id);
            Assert.Equal(seen.Model, row.Model);
            if (row.InputTokens is { } input && seen.Billed is { } bill)
            {
                // An answer that could not be read says nothing of its tokens; then what was set aside goes on counting.
                Assert.Equal((bill.Input, bill.Output + bill.Thoughts), (input, row.OutputTokens!.Value));
            }
        }
    }
}
