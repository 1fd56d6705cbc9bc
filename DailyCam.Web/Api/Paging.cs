namespace DailyCam.Web.Api;

/// <summary>How lists are cut into pages: <c>?after=&lt;cursor&gt;&amp;limit=</c>.</summary>
internal static class Paging
{
    /// <summary>Items of a page when the caller does not say: a screenful or two.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Most items of one page, so that one call never reads a year of rows.</summary>
    public const int MaxLimit = 500;

    public static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, MaxLimit);

    /// <summary>A page from rows in order, of which the feature read one more than the limit; or from the whole list of something small.</summary>
    /// <param name="items">In the order of the list, already after the cursor.</param>
    /// <param name="limit">From <see cref="Limit"/>.</param>
    /// <param name="cursor">The cursor that continues after an item.</param>
    public static Paged<T> Page<T>(IReadOnlyList<T> items, int limit, Func<T, string> cursor) =>
        items.Count > limit ? new([.. items.Take(limit)], cursor(items[limit - 1])) : new(items, null);
}
