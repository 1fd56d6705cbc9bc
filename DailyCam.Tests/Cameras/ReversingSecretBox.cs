using DailyCam.Core.Cameras;

namespace DailyCam.Tests.Cameras;

/// <summary>Seals by turning the text around, differently each time; opens only what it sealed.</summary>
internal sealed class ReversingSecretBox : ISecretBox
{
    private int sealedCount;

    public string Seal(string plainText) => $"sealed{sealedCount++}:{Reverse(plainText)}";

    public string? Open(string sealedText) => sealedText.StartsWith("sealed", StringComparison.Ordinal) ? Reverse(sealedText[(sealedText.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;

    private static string Reverse(string text) => new([.. text.Reverse()]);
}
