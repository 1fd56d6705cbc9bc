namespace DailyCam.Web.Components.Install;

/// <summary>An icon of the manifest.</summary>
/// <param name="Src">Relative to the manifest.</param>
/// <param name="Purpose"><c>any</c>, or <c>maskable</c>: the home screen cuts its own shape out of it.</param>
internal sealed record ManifestIcon(string Src, string Sizes, string Type, string Purpose)
{
    public static ManifestIcon Drawn(string name, string purpose) => new($"icons/{name}.svg", "any", "image/svg+xml", purpose);

    public static ManifestIcon Painted(string name, int edge, string purpose) => new($"icons/{name}-{edge}.png", $"{edge}x{edge}", "image/png", purpose);
}
