using System.Text.Json;
using DailyCam.Core.Data;

namespace DailyCam.Core.Cameras;

/// <summary>
/// Uploads in parts as files: what arrived, and a small note beside it that says what it will be. There is no other state: the length of the file is the place at which
/// it goes on, and a restart changes nothing. A note takes its name only when it is whole on the disk; bytes without a note are nobody's.
/// </summary>
public sealed class OpenUploads(DataLayout layout, TimeProvider clock)
{
    private const string NoteExtension = ".json";

    /// <summary>All of them, the one that was touched last first.</summary>
    public IReadOnlyList<OpenUpload> List() =>
    [
        .. Directory.EnumerateFiles(layout.Arriving, "*" + NoteExtension)
            .Select(static path => UploadId.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : default(UploadId?))
            .OfType<UploadId>()
            .Select(Find)
            .OfType<OpenUpload>()
            .OrderByDescending(static upload => upload.TouchedAt),
    ];

    /// <summary>Null when there is no such upload, or none that can be read.</summary>
    public OpenUpload? Find(UploadId id)
    {
        try
        {
            var note = JsonSerializer.Deserialize<OpenUpload>(File.ReadAllBytes(NotePath(id)), JsonSerializerOptions.Web);
            var (data, begun) = (new FileInfo(DataPath(id)), new FileInfo(NotePath(id)));
            return note is null ? null : note with { Id = id, Offset = data.Exists ? data.Length : 0, TouchedAt = new DateTimeOffset((data.Exists ? data : begun).LastWriteTimeUtc, TimeSpan.Zero) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the bytes of an upload lie until it is whole.</summary>
    public string DataPath(UploadId id) => Path.Combine(layout.Arriving, id.Value);

    /// <summary>Makes an upload of which nothing has arrived. On the disk when this returns.</summary>
    public async Task AddAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        var unfinished = NotePath(upload.Id) + ".unfinished";
        await using (var file = BodyWriter.Open(unfinished, FileMode.Create))
        {
            await JsonSerializer.SerializeAsync(file, upload, JsonSerializerOptions.Web, cancellationToken);
            BodyWriter.Harden(file);
        }

        File.Move(unfinished, NotePath(upload.Id));
        Touch(NotePath(upload.Id));
    }

    /// <summary>Says that something arrived just now.</summary>
    public void Touch(UploadId id) => Touch(DataPath(id));

    /// <summary>Takes an upload away. The note goes first: bytes that a crash leaves behind are then nobody's, and the sweep takes them.</summary>
    public void Remove(UploadId id)
    {
        File.Delete(NotePath(id));
        File.Delete(DataPath(id));
    }

    /// <summary>Every file that was not touched since then and whose upload is not excepted, whether it belongs to an upload or to none.</summary>
    /// <returns>How many bytes were freed.</returns>
    public long RemoveUntouched(DateTimeOffset since, Func<UploadId, bool> isExcepted)
    {
        var kept = List().Where(upload => upload.TouchedAt >= since || isExcepted(upload.Id)).Select(static upload => upload.Id.Value).ToHashSet(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(layout.Arriving).EnumerateFiles())
        {
            if (!kept.Contains(file.Name.Split('.')[0]) && file.LastWriteTimeUtc < since.UtcDateTime)
            {
                bytes += file.Length;
                file.Delete();
            }
        }

        return bytes;
    }

    private string NotePath(UploadId id) => DataPath(id) + NoteExtension;

    private void Touch(string path) => File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
}
