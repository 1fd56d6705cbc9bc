using System.Text.Json;
using System.Text.Json.Serialization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Web.Api;

/// <summary>How values look in the API: camelCase, enums as camelCase words, ids as plain strings.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdJsonConverter<CameraId>(CameraId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<ZoneId>(ZoneId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<UploadId>(UploadId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<ArchiveSegmentId>(ArchiveSegmentId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<ExportId>(ExportId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<ShareLinkId>(ShareLinkId.TryParse, static id => id.Value));
        options.Converters.Add(new IdJsonConverter<IncidentId>(IncidentId.TryParse, static id => id.Value));
    }
}
