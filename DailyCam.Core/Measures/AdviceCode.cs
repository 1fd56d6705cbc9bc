namespace DailyCam.Core.Measures;

/// <summary>A setting of the camera (or its place in the network) that makes its stream worse than it could be.</summary>
public enum AdviceCode
{
    /// <summary>Key frames stand far apart: opening, seeking and recovery wait for them.</summary>
    KeyFramesFar = 1,

    /// <summary>For minutes no key frame at all: a "smart codec" of the camera.</summary>
    KeyFramesMissing = 2,

    LowFrameRate = 3,

    /// <summary>Frames are missing again and again.</summary>
    UnsteadyFrameRate = 4,

    /// <summary>Too few bits for so many pixels: faces and small things blur.</summary>
    BitrateLow = 5,

    /// <summary>More bits than anybody sees: disk and network carry them.</summary>
    BitrateHigh = 6,

    /// <summary>H.265 is re-encoded for the browser, which costs most of a processor core.</summary>
    TranscodingCost = 7,

    /// <summary>Parts arrive unevenly: weak Wi-Fi.</summary>
    UnevenArrival = 8,

    /// <summary>The camera sends sound that cannot be kept.</summary>
    SoundUnusable = 9,

    ClockDrift = 10,
    PacketLoss = 11,
}
