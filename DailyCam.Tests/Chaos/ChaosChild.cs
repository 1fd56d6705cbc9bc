namespace DailyCam.Tests.Chaos;

/// <summary>Which of the product's children a fault is about.</summary>
internal enum ChaosChild
{
    None,
    Capture,
    Decoder,
    Vision,
}
