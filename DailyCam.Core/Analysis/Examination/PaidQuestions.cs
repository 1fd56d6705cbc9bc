using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Asks a model once and has it in the ledger: money set aside before, the answer stored after, and one that was paid already found again.</summary>
internal sealed class PaidQuestions(ISpending spending, TimeProvider clock)
{
    private readonly RefusedModels refused = new(clock);

    /// <summary>An answer to the same question that was paid already; null when there is none.</summary>
    public Task<LedgerEntry?> FindAsync(LedgerPurpose purpose, string workKey, CancellationToken cancellationToken) =>
        spending.FindAnswerAsync(purpose, workKey, cancellationToken);

    /// <summary>Why the model need not be shown anything now, one of <see cref="AnalysisReasons"/>: it refused the last time, and nobody can have changed that yet. To be asked before anything is copied.</summary>
    public string? WhyNot(string analyzer, string model) => refused.WhyNot(analyzer, model);

    /// <inheritdoc cref="AskAsync(IModelClient, LedgerDraft, ModelRequest, Func{CancellationToken, Task{bool}}, CancellationToken)"/>
    public Task<Asked> AskAsync(IModelClient client, LedgerDraft draft, ModelRequest request, CancellationToken cancellationToken) =>
        AskAsync(client, draft, request, static _ => Task.FromResult(true), cancellationToken);

    /// <param name="request">Its id is given here: the ledger row's.</param>
    /// <param name="holds">Whether what is to be sent may still be sent as it is; asked at the last moment.</param>
    /// <exception cref="OperationCanceledException">It was stopped, by whoever asks or because consent was withdrawn; the ledger says how far it had come.</exception>
    public async Task<Asked> AskAsync(IModelClient client, LedgerDraft draft, ModelRequest request, Func<CancellationToken, Task<bool>> holds, CancellationToken cancellationToken)
    {
        var reservation = await spending.ReserveAsync(draft, cancellationToken);
        if (reservation.Entry is not { } entry)
        {
            return new Asked(null, reservation.Refusal);
        }

        var isOver = false;
        try
        {
            if (!await holds(cancellationToken))
            {
                return Asked.Outdated;
            }

            if (!await spending.SendingAsync(entry.Id, cancellationToken))
            {
                isOver = true;
                return Asked.NotAllowed;
            }

            var began = clock.GetTimestamp();
            var reply = await client.AskAsync(request with { Id = entry.Id }, cancellationToken);
            isOver = true;
            refused.Note(draft.Analyzer, draft.Model, reply);
            await spending.EndAsync(entry.Id, reply, clock.GetElapsedTime(began));
            return new Asked(reply, null);
        }
        finally
        {
            if (!isOver)
            {
                await spending.NotSentAsync(entry.Id);
            }
        }
    }

    /// <summary>An answer that did not fit the schema is not found again.</summary>
    public Task SpoilAsync(LedgerEntry entry) => spending.SpoilAsync(entry.Id);

    public Task<SpendingStatus> StatusAsync(CancellationToken cancellationToken) => spending.StatusAsync(cancellationToken);
}
