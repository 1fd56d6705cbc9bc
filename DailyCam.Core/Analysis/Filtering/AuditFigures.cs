namespace DailyCam.Core.Analysis.Filtering;

/// <summary>What the audits say of the filter: of the segments that it would have withheld and that were looked at all the same, in how many a model found something. Pure.</summary>
/// <param name="Audited">Segments that were looked at only because the lot fell on them, and that have an answer.</param>
/// <param name="Missed">Those of them with a claim of <see cref="Incidents.Severity.Caution"/> or worse that a second look did not reject.</param>
public sealed record AuditFigures(int Audited, int Missed)
{
    /// <summary>Of the normal distribution, for an interval that holds the true share 95 times in 100.</summary>
    private const double Z = 1.959964;

    /// <summary>Share of withheld segments in which something was missed, 0 to 1; null before the first audit.</summary>
    public double? MissRate => Audited == 0 ? null : (double)Missed / Audited;

    /// <summary>
    /// Between which shares the true one lies with 95 % confidence (Wilson's interval, which stays right for a handful of audits and for none missed); null before the first audit.
    /// </summary>
    public (double Low, double High)? Interval
    {
        get
        {
            if (MissRate is not { } rate)
            {
                return null;
            }

            const double Squared = Z * Z;
            var middle = (rate + (Squared / (2 * Audited))) / (1 + (Squared / Audited));
            var reach = Z / (1 + (Squared / Audited)) * Math.Sqrt((rate * (1 - rate) / Audited) + (Squared / (4.0 * Audited * Audited)));

            // The ends are exact where rounding would leave a dust of a share.
            return (Missed == 0 ? 0 : Math.Max(0, middle - reach), Missed == Audited ? 1 : Math.Min(1, middle + reach));
        }
    }
}
