using System.Security.Cryptography;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.DataProtection;

namespace DailyCam.Web.Hosting;

/// <summary>Seals with the key ring in <c>data/keys</c>. A backup of the database without the keys gives no camera password away.</summary>
internal sealed class SecretBox(IDataProtectionProvider provider) : ISecretBox
{
    private readonly IDataProtector protector = provider.CreateProtector("DailyCam.CameraSecrets.v1");

    public string Seal(string plainText) => protector.Protect(plainText);

    public string? Open(string sealedText)
    {
        try
        {
            return protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
