using System.Globalization;

namespace DailyCam.Core.Faults;

/// <summary>Where a page of faults ended: they are ordered by beginning, newest first, then by id.</summary>
public readonly record struct FaultCursor(DateTimeOffset BeganAt, long Id)
{
    public static FaultCursor Of(Fault fault) => new(fault.BeganAt, fault.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote. False for anything else.</summary>
    public static bool TryParse(string? text, out FaultCursor cursor)
    {
        cursor = default;
        var parts = (text ?? string.Empty).Split('-');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        cursor = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BeganAt.ToUnixTimeMilliseconds()}-{Id}");
}
