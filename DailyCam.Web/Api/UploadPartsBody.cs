namespace DailyCam.Web.Api;

/// <summary>The beginning of an upload in parts.</summary>
/// <param name="Name">The file's name; only shown.</param>
/// <param name="Bytes">Its whole length.</param>
/// <param name="Mark">What the sender knows the file by; asked again with the same three, the unfinished upload goes on.</param>
internal sealed record UploadPartsBody(string? Name, long? Bytes, string? Mark);
