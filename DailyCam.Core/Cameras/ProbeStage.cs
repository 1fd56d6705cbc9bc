namespace DailyCam.Core.Cameras;

/// <summary>The steps of a connection test, in the order they are taken. A file has no network steps.</summary>
public enum ProbeStage
{
    /// <summary>What was typed is complete.</summary>
    Check = 0,

    /// <summary>The host's name gives an address.</summary>
    Resolve = 1,

    /// <summary>Something accepts a connection there.</summary>
    Connect = 2,

    /// <summary>The login is accepted.</summary>
    SignIn = 3,

    /// <summary>The stream is described and begins.</summary>
    Read = 4,

    /// <summary>Its picture can be read, and whether a browser can play it.</summary>
    Codec = 5,

    /// <summary>A picture of it.</summary>
    Preview = 6,

    /// <summary>How often a complete picture comes.</summary>
    KeyFrames = 7,
}
