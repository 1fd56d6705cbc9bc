using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DailyCam.Web.Api;

/// <summary>Writes a table for a spreadsheet (RFC 4180), row by row: numbers and instants in the form of the JSON answers, and no text that a spreadsheet would run as a formula.</summary>
internal sealed class CsvTable(Stream stream) : IAsyncDisposable
{
    /// <summary>Spreadsheets take text that begins so for a formula.</summary>
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t', '\r', '\n'];

    private static readonly SearchValues<char> QuotedSigns = SearchValues.Create(",\"\r\n");

    // With the mark at the beginning spreadsheets read Korean names as what they are.
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public Task WriteAsync(IEnumerable<object?> values) => writer.WriteLineAsync(string.Join(',', values.Select(Cell)));

    public Task FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>A value of a fixed list as the JSON answers write it.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Cell(object? value) => value switch
    {
        null => string.Empty,
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
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
