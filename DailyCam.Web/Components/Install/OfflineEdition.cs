using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DailyCam.Web.Components.Install;

/// <summary>
/// The offline page as it is in this version of the program, and the service worker that keeps it. A browser takes a worker for new when a byte of it differs: its version is made of
/// everything that is kept.
/// </summary>
internal sealed class OfflineEdition(IWebHostEnvironment host)
{
    /// <summary>Address of the page, relative to the base.</summary>
    public const string Page = "offline";

    private const string Script = "offline/worker.js";

    private const int VersionLength = 16;

    private readonly Lazy<string> worker = new(() => Write(host));

    /// <summary>What the page shows and runs, relative to the base.</summary>
    public static IReadOnlyList<string> Files { get; } = ["offline/offline.css", "offline/offline.mjs", "offline/rules.mjs"];

    /// <summary>The worker's script, with what it is to keep in front.</summary>
    public string Worker => worker.Value;

    private static string Write(IWebHostEnvironment host)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The page itself is compiled into the program; its Korean words lie beside it.
        hash.AppendData(typeof(OfflineEdition).Module.ModuleVersionId.ToByteArray());
        foreach (var words in InstallWords.All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', OfflineDocument.Keys.Select(key => words[key]))));
        }

        foreach (var file in Files)
        {
            hash.AppendData(Read(host, file));
        }

        var version = Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
        var edition = JsonSerializer.Serialize(new { version, page = Page, files = Files }, JsonSerializerOptions.Web);
        return $"const edition = {edition};\n{Encoding.UTF8.GetString(Read(host, Script))}";
    }

    private static byte[] Read(IWebHostEnvironment host, string path)
    {
        using var source = host.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
