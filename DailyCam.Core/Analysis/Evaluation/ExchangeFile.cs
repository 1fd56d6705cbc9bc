using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>A frozen exchange as a file. Reading never throws, whatever the bytes are: files are copied about, cut and edited.</summary>
internal static class ExchangeFile
{
    public const string Extension = ".json";

    /// <summary>Three times the longest answer that is read, with its question.</summary>
    public const int MostBytes = 8_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static byte[] Write(FrozenExchange exchange) => JsonSerializer.SerializeToUtf8Bytes(exchange, Json);

    /// <summary>The exchange, or in a sentence why there is none.</summary>
    public static (FrozenExchange? Exchange, string? WhyNot) Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
            {
                return (null, FormattableString.Invariant($"It is longer than {MostBytes / 1_000_000} MB."));
            }

            return JsonSerializer.Deserialize<FrozenExchange>(file, Json) is { } exchange ? Check(exchange) : (null, "There is nothing in it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
        catch (JsonException exception)
        {
            return (null, $"It is no exchange: {exception.Message}");
        }
    }

    private static (FrozenExchange? Exchange, string? WhyNot) Check(FrozenExchange exchange) => exchange switch
    {
        { Format: not FrozenExchange.CurrentFormat } => (null, FormattableString.Invariant($"It is of format {exchange.Format}; this DailyCam reads format {FrozenExchange.CurrentFormat}.")),
        _ when !ExchangeReading.Reads(exchange.Purpose) => (null, $"Answers to a {exchange.Purpose} are not read here."),
        _ when exchange.ToAt <= exchange.FromAt => (null, "Its footage ends before it begins."),
        _ when exchange.Reading.Claims.Any(static claim => claim is null) => (null, "One of its claims is empty."),
        _ => (exchange, null),
    };
}
