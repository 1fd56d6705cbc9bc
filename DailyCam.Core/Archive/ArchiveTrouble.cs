namespace DailyCam.Core.Archive;

/// <summary>Why a camera is not being recorded right now.</summary>
/// <param name="Failures">Tries that failed in a row.</param>
internal sealed record ArchiveTrouble(StorageTrouble Storage, string Detail, DateTimeOffset BeganAt, int Failures);
