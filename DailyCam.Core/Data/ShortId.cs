using System.Security.Cryptography;

namespace DailyCam.Core.Data;

/// <summary>Makes the short ids used in URLs and rows: 12 lower-case letters and digits, about 60 random bits, safe in a path and a file name.</summary>
public static class ShortId
{
    /// <summary>Length of an id. 60 bits: a home makes far fewer than the 2^30 ids at which a clash becomes likely.</summary>
    public const int Length = 12;

    // Without vowels and look-alikes, so that no id spells a word or is misread on the phone.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxyz4567";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>True when the text has the shape of an id; anything else from outside is refused before it reaches a path or a query.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: Length } && text.All(static c => c is >= 'a' and <= 'z' or >= '0' and <= '9');
}
