namespace DailyCam.Core.Cameras;

/// <summary>An upload in parts that has not arrived whole. It belongs to whoever began it; nobody else learns of it.</summary>
/// <param name="Id">Also the id of the video that it becomes.</param>
/// <param name="Owner">Who began it: a person's or a token's id.</param>
/// <param name="Name">The file's name from outside, fit to be shown.</param>
/// <param name="Bytes">Its announced length.</param>
/// <param name="Mark">What the sender knows the file by, such as its time of change; null when there is nothing.</param>
public sealed record OpenUpload(UploadId Id, string Owner, string Name, long Bytes, string? Mark)
{
    /// <summary>Bytes that have arrived: the next part begins here.</summary>
    public long Offset { get; init; }

    /// <summary>When something of it arrived last.</summary>
    public DateTimeOffset TouchedAt { get; init; }

    public long MissingBytes => Bytes - Offset;
}
