namespace DailyCam.Web.Features.Settings;

/// <summary>Why a setting was not changed; nothing was written. Each has its sentence (text key <c>Refused.&lt;name&gt;</c>).</summary>
internal enum SettingRefusal
{
    NotANumber,
    NotWhole,
    NotATime,
    NotAChoice,
    OutOfRange,

    /// <summary>More than half of the archive's disk would be kept free.</summary>
    AboveHalf,

    /// <summary>Possible by itself, but not beside the other settings.</summary>
    Together,

    /// <summary>Something that outranks the file fixes it.</summary>
    Fixed,

    /// <summary>Somebody wrote the file by hand, and it cannot be read.</summary>
    FileUnreadable,

    /// <summary>The disk refused.</summary>
    NotWritten,

    /// <summary>Who asked is no administrator any more.</summary>
    NotAllowed,
}
