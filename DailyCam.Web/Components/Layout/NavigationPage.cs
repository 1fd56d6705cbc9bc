namespace DailyCam.Web.Components.Layout;

/// <summary>A page that the menus lead to.</summary>
/// <param name="Href">Relative to the base; also the beginning of the addresses that belong to it.</param>
/// <param name="Key">Text key: <c>Nav.&lt;key&gt;</c>, and <c>Nav.&lt;key&gt;.About</c> where a menu says more.</param>
/// <param name="AdminOnly">Whether others would only be turned away there.</param>
/// <param name="IsAlone">Whether the addresses below it belong to other entries.</param>
public sealed record NavigationPage(string Href, string Icon, string Key, bool AdminOnly = false, bool IsAlone = false)
{
    /// <summary>Whether an address, relative to the base, is this page or one below it.</summary>
    public bool Holds(string address)
    {
        var path = address.Split('?', '#')[0];
        return Href.Length == 0 ? path is "" or "home" : path == Href || (!IsAlone && path.StartsWith(Href + "/", StringComparison.Ordinal));
    }
}
