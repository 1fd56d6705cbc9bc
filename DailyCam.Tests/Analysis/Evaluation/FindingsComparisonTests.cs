using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class FindingsComparisonTests
{
    private static readonly DateTimeOffset Ten = AnalysisBench.Ten;
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true);

    /// <summary>Few categories and few seconds, so that findings crowd.</summary>
    private static readonly Gen<Finding[]> AnyFindings =
        from findings in Gen.ListOf(
            from category in Gen.Elements(IncidentCategory.Fall, IncidentCategory.Burn)
            from second in Gen.Choose(0, 80)
            from severity in Gen.Elements(Severity.Accident, Severity.Advice)
            select new Finding(category, Ten.AddSeconds(second), severity))
        select findings.Take(8).ToArray();

    private static readonly Gen<ComparedSegment> AnySegment =
        from left in AnyFindings
        from right in AnyFindings
        from judged in AnyFindings
        from tokens in Gen.Choose(0, 1000)
        select new ComparedSegment(
            new SideAnswer { Findings = left, InputTokens = tokens },
            new SideAnswer { Findings = right, OutputTokens = tokens },
            [.. judged.Select(static finding => new JudgedMoment(finding.Category, finding.At, finding.Severity == Severity.Accident))]);

    private static readonly Arbitrary<ComparedSegment[]> AnySegments = (from segments in Gen.ListOf(AnySegment) select segments.Take(4).ToArray()).ToArbitrary();

    [Fact]
    public void Every_finding_is_either_shared_or_one_sides_own_and_every_confirmed_incident_found_or_missed() => Prop.ForAll(AnySegments, static segments =>
    {
        var comparison = FindingsComparison.Of(segments);
        foreach (var side in new[] { comparison.Left, comparison.Right })
        {
            Assert.Equal(side.Findings, comparison.Both + side.Only);
            Assert.Equal(comparison.Confirmed, side.Found + side.Missed);
            Assert.InRange(side.FalseAlarms, 0, comparison.FalseAlarms);
            Assert.True(side is { Only: >= 0, Missed: >= 0 });
            Assert.Equal(side.Found, side.Errors.Count);
        }

        Assert.Equal(segments.Length, comparison.Segments);
        Assert.Equal(comparison.Both, comparison.Apart.Count);
        Assert.Equal(segments.Sum(static segment => segment.Left.InputTokens), comparison.Left.InputTokens);
        Assert.Equal(segments.Sum(static segment => segment.Right.OutputTokens), comparison.Right.OutputTokens);
    }).Check(Some);

    [Fact]
    public void It_does_not_matter_which_side_stands_left() => Prop.ForAll(AnySegments, static segments =>
    {
        var (there, back) = (FindingsComparison.Of(segments), FindingsComparison.Of([.. segments.Select(static segment => new ComparedSegment(segment.Right, segment.Left, segment.Judged))]));
        Assert.Equal((there.Both, there.Left.Only, there.Right.Only), (back.Both, back.Right.Only, back.Left.Only));
        Assert.Equal((there.Left.Found, there.Left.FalseAlarms), (back.Right.Found, back.Right.FalseAlarms));
        Assert.Equal(there.Apart.Mean ?? -1, back.Apart.Mean ?? -1, precision: 6);
    }).Check(Some);

    [Fact]
    public void Pairs_are_of_one_category_within_the_tolerance_and_use_each_finding_once() => Prop.ForAll(AnySegment.ToArbitrary(), static segment =>
    {
        var pairs = FindingsMatch.Of(segment.Left.Findings, segment.Right.Findings, FindingsComparison.Tolerance);
        Assert.All(pairs, static pair => Assert.True(pair.Left.Category == pair.Right.Category && pair.Apart <= FindingsComparison.Tolerance));
        Assert.Equal(pairs.Count, pairs.Select(static pair => pair.Left).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(pairs.Count, pairs.Select(static pair => pair.Right).Distinct(ReferenceEqualityComparer.Instance).Count());
    }).Check(Some);

    [Fact]
    public void No_other_choice_of_pairs_has_more_of_them_or_closer_ones() => Prop.ForAll((from left in AnyFindings from right in AnyFindings select (left.Take(5).ToArray(), right.Take(5).ToArray())).ToArbitrary(), static lists =>
    {
        var pairs = FindingsMatch.Of(lists.Item1, lists.Item2, FindingsComparison.Tolerance);
        Assert.Equal(Tried(lists.Item1, [.. lists.Item2]), (pairs.Count, pairs.Sum(static pair => pair.Apart.Ticks)));
    }).Check(Some);

    [Fact]
    public void A_list_beside_itself_is_the_same_to_the_second() => Prop.ForAll(AnyFindings.ToArbitrary(), static findings =>
    {
        var answer = new SideAnswer { Findings = findings };
        var comparison = FindingsComparison.Of([new ComparedSegment(answer, answer, [])]);
        Assert.Equal((findings.Length, 0, 0), (comparison.Both, comparison.Left.Only, comparison.Right.Only));
        Assert.True(comparison.Apart is { Mean: null or 0, P95: null or 0 });
    }).Check(Some);

    [Theory]
    [InlineData("0 10", "8 18", 2, 8.0)]
    [InlineData("0 10", "10", 1, 0.0)]
    [InlineData("0", "10", 1, 10.0)]
    [InlineData("0", "10.001", 0, null)]
    [InlineData("", "5", 0, null)]
    public void As_many_pairs_as_there_can_be_and_of_these_the_closest(string left, string right, int both, double? mean)
    {
        var comparison = FindingsComparison.Of([new ComparedSegment(Side(left), Side(right), [])]);
        Assert.Equal((both, mean), (comparison.Both, comparison.Apart.Mean));
    }

    [Fact]
    public void The_ninety_fifth_percentile_is_the_error_that_ninety_five_of_a_hundred_do_not_exceed()
    {
        var pairs = Enumerable.Range(1, 100).Select(static n => new FindingPair(At(0), At(n / 10.0)));
        Assert.Equal((100, 9.5), (TimeErrors.Of(pairs).Count, TimeErrors.Of(pairs).P95));
        Assert.Equal(new TimeErrors(0, null, null), TimeErrors.Of([]));
    }

    [Fact]
    public void What_the_family_said_decides_who_found_and_who_missed()
    {
        var left = new SideAnswer { Findings = [At(20), At(100)] };
        var right = new SideAnswer { Findings = [At(25)] };
        var comparison = FindingsComparison.Of([new ComparedSegment(left, right, [new(IncidentCategory.Fall, Ten.AddSeconds(21), IsReal: true), new(IncidentCategory.Fall, Ten.AddSeconds(101), IsReal: false), new(IncidentCategory.Burn, Ten.AddSeconds(21), IsReal: true)])]);
        Assert.Equal((1, 1, 1, 1.0), (comparison.Left.Found, comparison.Left.Missed, comparison.Left.FalseAlarms, comparison.Left.Errors.Mean));
        Assert.Equal((1, 1, 0, 4.0), (comparison.Right.Found, comparison.Right.Missed, comparison.Right.FalseAlarms, comparison.Right.Errors.Mean));
    }

    private static Finding At(double second) => new(IncidentCategory.Fall, Ten.AddSeconds(second), Severity.Accident);

    private static SideAnswer Side(string seconds) => new()
    {
        Findings = [.. seconds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static second => At(double.Parse(second, System.Globalization.CultureInfo.InvariantCulture)))],
    };

    /// <summary>The best of all choices there are, by trying them.</summary>
    private static (int Pairs, long Ticks) Tried(ReadOnlySpan<Finding> left, List<Finding> right)
    {
        if (left.Length == 0)
        {
            return (0, 0);
        }

        var best = Tried(left[1..], right);
        foreach (var other in right)
        {
            var pair = new FindingPair(left[0], other);
            if (other.Category == left[0].Category && pair.Apart <= FindingsComparison.Tolerance)
            {
                var (pairs, ticks) = Tried(left[1..], [.. right.Where(finding => !ReferenceEquals(finding, other))]);
                best = pairs + 1 > best.Pairs || (pairs + 1 == best.Pairs && ticks + pair.Apart.Ticks < best.Ticks) ? (pairs + 1, ticks + pair.Apart.Ticks) : best;
            }
        }

        return best;
    }
}
