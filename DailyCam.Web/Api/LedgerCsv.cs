using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>
/// The ledger as a table for a spreadsheet (RFC 4180), the newest request first: the names and values of the JSON answer, the camera's name besides. It is written page by page, so that years of
/// it take no memory.
/// </summary>
internal sealed class LedgerCsv(LedgerReader reader, IReadOnlyDictionary<CameraId, string> names, bool withMoney)
{
    private const int PageSize = 500;

    private const decimal Million = 1_000_000;

    private static readonly string[] Columns =
    [
        "id", "at", "endedAt", "camera", "cameraName", "segment", "analyzer", "model", "purpose", "promptVersion", "from", "to", "seconds", "bytes", "withSound", "mediaHash", "outcome", "status",
        "finishReason", "latencyMilliseconds", "inputTokens", "cachedTokens", "outputTokens",
    ];

    private static readonly string[] MoneyColumns = ["cost", "costIsKnown", "costIsMoreThanReserved", "currency", "detail"];

    /// <summary>Spreadsheets take text that begins so for a formula.</summary>
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t'];

    private static readonly SearchValues<char> QuotedSigns = SearchValues.Create(",\"\r\n");

    public async Task WriteAsync(LedgerQuery query, Stream stream, CancellationToken cancellationToken)
    {
        // With the mark at the beginning spreadsheets read Korean names as what they are.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', withMoney ? [.. Columns, .. MoneyColumns] : Columns));
        IReadOnlyList<LedgerRow> page;
        do
        {
            page = await reader.ListAsync(query with { Limit = PageSize }, cancellationToken);
            foreach (var row in page)
            {
                await writer.WriteLineAsync(string.Join(',', Values(row).Select(Cell)));
            }

            await writer.FlushAsync(cancellationToken);
            query = query with { After = page.Count > 0 ? LedgerCursor.Of(page[^1]) : null };
        }
        while (page.Count == PageSize);
    }

    private object?[] Values(LedgerRow row)
    {
        object?[] values =
        [
            row.Id, row.SentAt, row.EndedAt, row.CameraId, row.CameraId is { } camera ? names.GetValueOrDefault(camera) : null, row.SegmentId, row.Analyzer, row.Model, Word(row.Purpose), row.PromptVersion,
            row.FromAt, row.ToAt, row.Seconds, row.Bytes, row.WithSound, row.MediaHash, Word(row.Outcome), row.Status, row.FinishReason, row.LatencyMilliseconds, row.InputTokens, row.CachedTokens,
            row.OutputTokens,
        ];
        return withMoney ? [.. values, row.Micros / Million, row.IsCostKnown, row.IsMoreThanReserved, row.Currency, row.Detail] : values;
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Cell(object? value) => value switch
    {
        null => string.Empty,
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? string.Empty),
    };

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && FormulaSigns.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(QuotedSigns) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
