using System.Globalization;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Keeps what models were asked and answered, when somebody wants that: one file each, so many and so long as the settings say. Whatever goes wrong with it is no business of the examination.</summary>
internal sealed partial class ExchangeKeeper(DataLayout layout, IOptions<EvaluationOptions> options, TimeProvider clock, ILogger<ExchangeKeeper> logger)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Length of a time in a file's name.</summary>
    private const int TimeLength = 16;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The kept files, the oldest first. What has another name is somebody else's.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(layout.Exchanges)
        ? [.. Directory.EnumerateFiles(layout.Exchanges, "*" + ExchangeFile.Extension).Where(static path => KeptAt(path) is not null).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Keeps an answer that has just been paid, unless that is switched off.</summary>
    public async Task KeepAsync(ArchiveSegment segment, RenderedPrompt prompt, ShownCopy shown, LedgerEntry paid, CancellationToken cancellationToken)
    {
        if (!options.Value.KeepExchanges || !ExchangeReading.Reads(paid.Purpose) || paid is not { Answer: not null, FromAt: not null, ToAt: not null })
        {
            return;
        }

        try
        {
            var bytes = ExchangeFile.Write(Freeze(segment, prompt, shown, paid));
            if (bytes.Length <= ExchangeFile.MostBytes)
            {
                await WriteAsync($"{paid.ReservedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{paid.Id}{ExchangeFile.Extension}", bytes, cancellationToken);
            }

            Prune();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, layout.Exchanges, exception);
        }
    }

    /// <summary>Removes what is too old or too much, also after the keeping was switched off.</summary>
    /// <exception cref="IOException">The folder cannot be read or changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours.</exception>
    public void Prune()
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays);
        var files = List();
        foreach (var path in files.Where((path, index) => index < files.Count - options.Value.MostExchanges || KeptAt(path) < before))
        {
            File.Delete(path);
        }
    }

    private static FrozenExchange Freeze(ArchiveSegment segment, RenderedPrompt prompt, ShownCopy shown, LedgerEntry paid)
    {
        var (from, to) = (paid.FromAt!.Value, paid.ToAt!.Value);
        return new FrozenExchange
        {
            Format = FrozenExchange.CurrentFormat,
            Id = paid.Id,
            Purpose = paid.Purpose,
            Analyzer = paid.Analyzer,
            Model = paid.Model,
            PromptVersion = prompt.Version,
            SchemaVersion = SchemaVersion.Of(prompt.Schema),
            System = prompt.System,
            Text = prompt.Text,
            Schema = prompt.Schema,
            Camera = segment.CameraId.Value,
            Segment = segment.Id.Value,
            FromAt = from,
            ToAt = to,
            Media = new FrozenMedia(paid.MediaHash, paid.Bytes, paid.WithSound, shown.Spec),
            AskedAt = paid.ReservedAt,
            Answer = paid.Answer!,
            FinishReason = paid.FinishReason,
            InputTokens = paid.InputTokens,
            OutputTokens = paid.OutputTokens,
            CostMicros = paid.CostMicros,
            Currency = paid.Currency,
            LatencyMilliseconds = paid.LatencyMilliseconds,
            Reading = ExchangeReading.Of(paid.Purpose, paid.Answer!, (to - from).TotalSeconds),
        };
    }

    /// <summary>Whole or not at all: somebody may read it at any moment.</summary>
    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(layout.Exchanges);
        var temporary = Path.Combine(layout.Temporary, name);
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(temporary, how))
        {
            await file.WriteAsync(bytes, cancellationToken);
        }

        File.Move(temporary, Path.Combine(layout.Exchanges, name), overwrite: true);
    }

    private static DateTimeOffset? KeptAt(string path) =>
        Path.GetFileName(path) is { Length: > TimeLength } name
            && DateTimeOffset.TryParseExact(name[..TimeLength], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;

    private static partial class Log
    {
        [LoggerMessage(1790, LogLevel.Warning, "An answer could not be kept in {Folder}; it was used all the same")]
        public static partial void NotKept(ILogger logger, string folder, Exception exception);
    }
}
