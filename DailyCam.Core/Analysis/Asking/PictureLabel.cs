using System.Globalization;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>The words before each picture, which tie it to its second.</summary>
internal static class PictureLabel
{
    public static string Of(TimedPicture picture) => string.Create(CultureInfo.InvariantCulture, $"Second {picture.Second:0.#}:");
}
