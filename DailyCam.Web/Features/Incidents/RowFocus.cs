using DailyCam.Core.Incidents;

namespace DailyCam.Web.Features.Incidents;

/// <summary>Where the keyboard's focus goes when the row it was in is no longer there. Pure.</summary>
internal static class RowFocus
{
    /// <summary>The next row that is still there, else the one before; null when the list is empty.</summary>
    /// <param name="before">The rows as they stood.</param>
    /// <param name="after">The rows as they stand now.</param>
    public static IncidentId? Next(IReadOnlyList<IncidentId> before, IncidentId gone, IReadOnlyList<IncidentId> after)
    {
        if (after.Count == 0)
        {
            return null;
        }

        var below = before.SkipWhile(id => id != gone).Skip(1);
        var above = before.TakeWhile(id => id != gone).Reverse();
        return below.Concat(above).Where(id => after.Contains(id)).Select(static id => (IncidentId?)id).FirstOrDefault() ?? after[0];
    }
}
