using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DailyCam.Core.Data;

/// <summary>Instants are stored as Unix milliseconds: SQLite cannot order or compare a date-time with an offset.</summary>
public sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    static instant => instant.ToUnixTimeMilliseconds(),
    static milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
