namespace DailyCam.Core.Housekeeping.Check;

/// <summary>What can be wrong between the disk and the database.</summary>
public enum CheckKind
{
    /// <summary>The archive cannot be looked at, or is another disk; nothing of it was compared.</summary>
    ArchiveAway,

    /// <summary>A row whose file is not there.</summary>
    FileMissing,

    /// <summary>A finished archive file that no row knows.</summary>
    RowMissing,

    /// <summary>A row names a file outside the archive.</summary>
    OutsideArchive,

    /// <summary>A file that is longer or shorter than its row says.</summary>
    WrongSize,

    /// <summary>A file whose boxes do not hold together, or not as its row says.</summary>
    Unplayable,

    /// <summary>FFmpeg cannot decode it.</summary>
    DoesNotDecode,

    /// <summary>An archive file left open by a process that is gone.</summary>
    LeftOpen,

    /// <summary>An evidence picture of no incident.</summary>
    PictureWithoutIncident,

    /// <summary>An incident whose picture is not there.</summary>
    PictureMissing,

    /// <summary>An export's file that no row knows.</summary>
    ExportWithoutRow,

    /// <summary>A finished export whose file is not there or has another size.</summary>
    ExportMissing,

    /// <summary>An upload's file that no row knows.</summary>
    UploadWithoutRow,

    /// <summary>An upload whose file is not there or has another size.</summary>
    UploadMissing,

    /// <summary>A temporary file of a process that is gone.</summary>
    LeftoverTemporary,
}
