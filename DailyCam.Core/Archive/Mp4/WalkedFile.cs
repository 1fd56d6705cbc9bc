namespace DailyCam.Core.Archive.Mp4;

/// <summary>What lies in an archive file, found by walking its boxes.</summary>
/// <param name="Header">What the file says of itself; null when it says nothing.</param>
/// <param name="HeaderLength">Bytes before the first fragment: ftyp, moov and our box.</param>
/// <param name="Fragments">Every whole moof and mdat.</param>
/// <param name="WholeLength">End of the last whole fragment. What lies behind is torn, or the index FFmpeg writes at a clean end.</param>
/// <param name="Length">Of the file.</param>
internal sealed record WalkedFile(ArchiveFileHeader? Header, int HeaderLength, IReadOnlyList<FragmentEntry> Fragments, long WholeLength, long Length);
