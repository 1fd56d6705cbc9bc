using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Analysis;

/// <summary>Sizes, lengths and sums of money as a person would say them.</summary>
public sealed class LedgerWords(IStringLocalizer<LedgerText> texts)
{
    private const double Kilobyte = 1000;
    private const double Megabyte = 1_000_000;
    private const decimal Million = 1_000_000;

    /// <summary>"10 min of footage without sound, 3.2 MB".</summary>
    public string What(LedgerRow row) => row switch
    {
        { Bytes: 0, Seconds: null } => texts["What.Words"],
        { Purpose: LedgerPurpose.Snapshot } => texts["What.Picture", Size(row.Bytes)],
        _ => texts[row.WithSound ? "What.Sound" : "What.Silent", Length(row.Seconds ?? 0), Size(row.Bytes)],
    };

    public string Size(long bytes) => bytes switch
    {
        >= (long)(0.1 * Megabyte) => texts["Size.Megabytes", Number(bytes / Megabyte, bytes >= 100 * Megabyte ? "N0" : "N1")],
        >= (long)Kilobyte => texts["Size.Kilobytes", Number(bytes / Kilobyte, "N0")],
        _ => texts["Size.Bytes", Number(bytes, "N0")],
    };

    public string Length(double seconds) => seconds switch
    {
        < 99.5 => texts["Length.Seconds", Number(seconds, "0.#")],
        < 99.5 * 60 => texts["Length.Minutes", Number(Math.Round(seconds / 60), "N0")],
        _ => texts["Length.Hours", Number(Math.Floor(seconds / 3600), "N0"), Number(Math.Floor(seconds % 3600 / 60), "N0")],
    };

    /// <summary>With as many places as the sum needs: "0.0174 USD", "0.85 USD", "1,200 KRW".</summary>
    public static string Money(long micros, string currency)
    {
        var amount = micros / Million;
        var format = amount switch
        {
            0 => "0",
            < 0.1m => "0.0000",
            < 1000 => "0.00",
            _ => "N0",
        };
        return $"{amount.ToString(format, CultureInfo.CurrentCulture)} {currency}";
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.CurrentCulture);
}
