using System.Globalization;
using DailyCam.Core.Data;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Where a page of the ledger ended: rows are ordered by sending, newest first, then by id.</summary>
public readonly record struct LedgerCursor(DateTimeOffset SentAt, string Id)
{
    public static LedgerCursor Of(LedgerRow row) => new(row.SentAt, row.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote. False for anything else.</summary>
    public static bool TryParse(string? text, out LedgerCursor cursor)
    {
        cursor = default;
        var parts = (text ?? string.Empty).Split('-');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || !ShortId.IsWellFormed(parts[1]))
        {
            return false;
        }

        cursor = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), parts[1]);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SentAt.ToUnixTimeMilliseconds()}-{Id}");
}
