using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Archive.Mp4;

/// <summary>
/// What an archive file says of itself, in a <c>uuid</c> box behind the moov: enough to make its row without the database after a crash, or when the file
/// is found on a disk that came from elsewhere. Players skip the box.
/// </summary>
internal sealed record ArchiveFileHeader
{
    private static readonly byte[] Kind = new Guid("6c1f6a52-3d1b-4f0e-9a53-8f8d1f5c7a21").ToByteArray(bigEndian: true);

    public required string Segment { get; init; }

    public required string Camera { get; init; }

    public required long Attempt { get; init; }

    /// <summary>Wall clock of the first frame, Unix milliseconds.</summary>
    public required long StartAt { get; init; }

    public required string VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required uint VideoTrackId { get; init; }

    public required uint VideoTimescale { get; init; }

    public uint? AudioTrackId { get; init; }

    public uint? AudioTimescale { get; init; }

    /// <summary>Whether the computer's clock was not set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TimeDoubtful { get; init; }

    public static ArchiveFileHeader For(ArchiveSegmentId segment, MediaFragment first, bool timeDoubtful) => new()
    {
        Segment = segment.Value,
        Camera = first.Init.Camera.Value,
        Attempt = first.Init.Attempt.Value,
        StartAt = first.StartAt.ToUnixTimeMilliseconds(),
        VideoCodec = first.Init.VideoCodec,
        AudioCodec = first.Init.AudioCodec,
        Width = first.Init.Width,
        Height = first.Init.Height,
        VideoTrackId = first.Init.VideoTrackId,
        VideoTimescale = first.Init.VideoTimescale,
        AudioTrackId = first.Init.AudioTrackId,
        AudioTimescale = first.Init.AudioTimescale,
        TimeDoubtful = timeDoubtful,
    };

    /// <summary>Null when the box is another's, or does not hold together.</summary>
    public static ArchiveFileHeader? Read(ReadOnlySpan<byte> uuidBody)
    {
        if (uuidBody.Length <= Kind.Length || !uuidBody.StartsWith(Kind))
        {
            return null;
        }

        try
        {
            var header = JsonSerializer.Deserialize<ArchiveFileHeader>(uuidBody[Kind.Length..], JsonSerializerOptions.Web);
            return header is { VideoTimescale: > 0 } && ArchiveSegmentId.TryParse(header.Segment, out _) && CameraId.TryParse(header.Camera, out _) ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToBox()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
        var box = new byte[8 + Kind.Length + json.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(4), BoxType.Uuid);
        Kind.CopyTo(box, 8);
        json.CopyTo(box, 8 + Kind.Length);
        return box;
    }
}
