using DailyCam.Core.Analysis.Evaluation;

namespace DailyCam.Web.Hosting;

/// <summary>Reads kept answers of models with today's code and compares what comes of them with what came of them then.</summary>
internal sealed class ReplayCommand : ICommand
{
    public string Word => "replay";

    public string Usage => "replay <file or folder>  reads kept answers of models with this DailyCam's code and says what comes of them now that was otherwise then; asks nobody, changes nothing";

    public Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (arguments is not [{ Length: > 0 } path])
        {
            say(Usage);
            return Task.FromResult(Commands.WrongUse);
        }

        try
        {
            return Task.FromResult(Replay(Path.GetFullPath(path), say, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            say($"Nothing was replayed. {exception.Message}");
            return Task.FromResult(1);
        }
    }

    private static int Replay(string path, Action<string> say, CancellationToken cancellationToken)
    {
        if (ExchangeReplay.Of(path) is not { } exchanges)
        {
            say($"Nothing was replayed. There is no {path}.");
            return 1;
        }

        var sum = new ReplaySum();
        foreach (var exchange in exchanges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum.Add(exchange);
            say(ReplayText.Line(exchange));
        }

        say(sum.Line());
        return sum.IsAsItWas ? 0 : 1;
    }
}
