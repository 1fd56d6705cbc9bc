namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Reads kept answers with today's code. Asks nobody and changes nothing; the same files give the same result.</summary>
public static class ExchangeReplay
{
    /// <summary>The file, or every <c>.json</c> file of the folder in order of their names; null when there is neither.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours.</exception>
    public static IEnumerable<ReplayedExchange>? Of(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.GetFiles(path, "*" + ExchangeFile.Extension).Order(StringComparer.Ordinal).Select(Replay);
        }

        return File.Exists(path) ? [Replay(path)] : null;
    }

    private static ReplayedExchange Replay(string path)
    {
        var (exchange, whyNot) = ExchangeFile.Read(path);
        return exchange is null
            ? new ReplayedExchange(Path.GetFileName(path), null, null, whyNot)
            : new ReplayedExchange(Path.GetFileName(path), exchange, ReplayResult.Between(exchange.Reading, ExchangeReading.Of(exchange.Purpose, exchange.Answer, exchange.Seconds)), null);
    }
}
