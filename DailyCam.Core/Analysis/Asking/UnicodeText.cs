using System.Text;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>Makes a text sendable: half an emoji, left by cutting a name, becomes a replacement character. JSON cannot carry it otherwise.</summary>
internal static class UnicodeText
{
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
