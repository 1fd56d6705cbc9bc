namespace DailyCam.Web.Api;

/// <summary>A page of a list: <c>{items, next}</c>; <paramref name="Next"/> is the cursor for <c>?after=</c>, null on the last page.</summary>
internal sealed record Paged<T>(IReadOnlyList<T> Items, string? Next);
