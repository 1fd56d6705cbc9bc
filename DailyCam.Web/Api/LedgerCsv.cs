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

    public async Task WriteAsync(LedgerQuery query, Stream stream, CancellationToken cancellationToken)
    {
        await using var table = new CsvTable(stream);
        await table.WriteAsync(withMoney ? [.. Columns, .. MoneyColumns] : Columns);
        IReadOnlyList<LedgerRow> page;
        do
        {
            page = await reader.ListAsync(query with { Limit = PageSize }, cancellationToken);
            foreach (var row in page)
            {
                await table.WriteAsync(Values(row));
            }

            await table.FlushAsync(cancellationToken);
            query = query with { After = page.Count > 0 ? LedgerCursor.Of(page[^1]) : null };
        }
        while (page.Count == PageSize);
    }

    private object?[] Values(LedgerRow row)
    {
        object?[] values =
        [
            row.Id, row.SentAt, row.EndedAt, row.CameraId, row.CameraId is { } camera ? names.GetValueOrDefault(camera) : null, row.SegmentId, row.Analyzer, row.Model, CsvTable.Word(row.Purpose), row.PromptVersion,
            row.FromAt, row.ToAt, row.Seconds, row.Bytes, row.WithSound, row.MediaHash, CsvTable.Word(row.Outcome), row.Status, row.FinishReason, row.LatencyMilliseconds, row.InputTokens, row.CachedTokens,
            row.OutputTokens,
        ];
        return withMoney ? [.. values, row.Micros / Million, row.IsCostKnown, row.IsMoreThanReserved, row.Currency, row.Detail] : values;
    }
}
