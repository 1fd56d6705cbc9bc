namespace DailyCam.Core.Cameras;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    /// <summary>All of it lies in the file.</summary>
    Whole,

    /// <summary>The sender broke off; what came before lies in the file.</summary>
    Broken,

    /// <summary>More came than was allowed; what was allowed may lie in the file.</summary>
    TooLong,

    /// <summary>The disk took no more; what it took lies in the file.</summary>
    DiskFull,
}
