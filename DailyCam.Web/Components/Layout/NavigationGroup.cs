namespace DailyCam.Web.Components.Layout;

/// <summary>Pages that belong together, below a title of their own.</summary>
/// <param name="Key">Text key of the title: <c>Nav.Group.&lt;key&gt;</c>.</param>
public sealed record NavigationGroup(string Key, IReadOnlyList<NavigationPage> Pages);
