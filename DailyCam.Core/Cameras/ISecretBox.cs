namespace DailyCam.Core.Cameras;

/// <summary>Keeps camera passwords unreadable at rest. The web host implements it with its key ring.</summary>
public interface ISecretBox
{
    string Seal(string plainText);

    /// <summary>The plain text, or null when the keys that sealed it are gone: the family is asked for the password again.</summary>
    string? Open(string sealedText);
}
