using System.Data.Common;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Jobs;

/// <summary>Takes progress as often as a handler likes to tell it and writes the newest at a steady, low rate.</summary>
internal sealed class JobProgress : IProgress<double>, IAsyncDisposable
{
    private readonly long id;
    private readonly IDbContextFactory<DailyCamDbContext> contexts;
    private readonly CancellationTokenSource ended = new();
    private readonly Task writing;
    private double newest = double.NaN;

    public JobProgress(long id, IDbContextFactory<DailyCamDbContext> contexts, TimeSpan interval, TimeProvider clock)
    {
        this.id = id;
        this.contexts = contexts;
        writing = WriteAsync(interval, clock);
    }

    public void Report(double value) => Volatile.Write(ref newest, Math.Clamp(value, 0, 1));

    /// <summary>Ends the writing, so that nothing is written after the job's own end.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await writing;
        ended.Dispose();
    }

    private async Task WriteAsync(TimeSpan interval, TimeProvider clock)
    {
        var written = double.NaN;
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                var value = Volatile.Read(ref newest);
                if (!double.IsNaN(value) && !value.Equals(written))
                {
                    written = value;
                    await WriteAsync(value, ended.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task WriteAsync(double value, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.JobItems.Where(j => j.Id == id && j.State == JobState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.Progress, value), cancellationToken);
        }
        catch (DbException)
        {
            // Progress is for the eye: a database that is busy or full shows itself where it matters, at the job's end.
        }
    }
}
