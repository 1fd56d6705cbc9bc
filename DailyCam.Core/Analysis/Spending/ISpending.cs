using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>The ledger and the budget in one: money is set aside and the row committed in the same transaction, so that jobs at the same time never overrun it.</summary>
public interface ISpending
{
    /// <summary>Sets money aside for a request, or says why not.</summary>
    Task<Reservation> ReserveAsync(LedgerDraft draft, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that the request goes out now. False when the row was ended meanwhile, or when no consent stands for the row's camera and analyzer at this moment: nothing may be sent then, and
    /// the row is ended.
    /// </summary>
    Task<bool> SendingAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends a row with what came of it and stores the answer with it in one commit. Not cancellable: it happened.</summary>
    Task EndAsync(string id, ModelReply reply, TimeSpan latency);

    /// <summary>Ends a row before anything was sent. A row whose sending had begun becomes <see cref="LedgerOutcome.Unknown"/> instead: nobody can say any more that it did not leave.</summary>
    Task NotSentAsync(string id);

    /// <summary>An answer that was paid for already and not used up; null when there is none.</summary>
    Task<LedgerEntry?> FindAnswerAsync(LedgerPurpose purpose, string workKey, CancellationToken cancellationToken);

    /// <summary>An answer that did not fit the schema is not used again.</summary>
    Task SpoilAsync(string id);

    /// <summary>How much of the budgets is used, and what follows from it now.</summary>
    Task<SpendingStatus> StatusAsync(CancellationToken cancellationToken);
}
