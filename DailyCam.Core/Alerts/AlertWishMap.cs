using System.Text.Json;
using DailyCam.Core.Cameras;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DailyCam.Core.Alerts;

/// <summary>How <see cref="AlertWishRow"/> lies in the database.</summary>
internal static class AlertWishMap
{
    public static void Map(ModelBuilder model) => model.Entity<AlertWishRow>(wish =>
    {
        wish.HasKey(w => w.Account);
        wish.Property(w => w.Account).HasMaxLength(AlertWishRow.MaxAccountLength);
        wish.Property(w => w.QuietZone).HasMaxLength(QuietHours.MaxZoneLength);
        wish.Property(w => w.Muted).HasConversion(static cameras => Write(cameras), static json => Read(json), new ValueComparer<IReadOnlyList<CameraId>>(
            static (a, b) => Write(a ?? Array.Empty<CameraId>()) == Write(b ?? Array.Empty<CameraId>()),
            static cameras => Write(cameras).GetHashCode(StringComparison.Ordinal),
            static cameras => cameras));
    });

    private static string Write(IReadOnlyList<CameraId> cameras) => JsonSerializer.Serialize(cameras.Select(static camera => camera.Value), JsonSerializerOptions.Web);

    /// <summary>What cannot be read mutes no camera.</summary>
    private static IReadOnlyList<CameraId> Read(string json)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<string[]>(json, JsonSerializerOptions.Web) ?? []).Where(static id => CameraId.TryParse(id, out _)).Select(static id => new CameraId(id))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
