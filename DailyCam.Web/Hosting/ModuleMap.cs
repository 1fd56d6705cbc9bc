using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Hosting;

/// <summary>
/// The import map of a document: each module of ours by the name that holds its fingerprint, which a browser may keep for ever. Without it a browser asks for each module of a page again
/// whenever the page is opened, one after the other as they name each other.
/// </summary>
/// <param name="Hash">Its name for the content security policy.</param>
internal sealed record ModuleMap(ImportMapDefinition Definition, string Hash)
{
    private const string Extension = ".mjs";

    public static ModuleMap Of(IEnumerable<ResourceAsset> assets)
    {
        var imports = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in assets.Where(static asset => asset.Url.EndsWith(Extension, StringComparison.Ordinal)))
        {
            if (asset.Properties?.FirstOrDefault(static property => property.Name == "label") is { Value: { } name })
            {
                imports[$"./{name}"] = $"./{asset.Url}";
            }
        }

        var definition = new ImportMapDefinition(imports, scopes: null, integrity: null);
        return new ModuleMap(definition, $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(definition.ToString())))}");
    }
}
