using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class ZoneValidationTests
{
    public static readonly TheoryData<double[], string> Bad = new()
    {
        { [], CameraProblems.ZoneTooFewPoints },
        { [0.1, 0.1, 0.5, 0.5], CameraProblems.ZoneTooFewPoints },
        { [0.1, 0.1, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1], CameraProblems.ZoneTooFewPoints },
        { [0.1, 0.1, 1.2, 0.1, 0.5, 0.5], CameraProblems.ZoneOutside },
        { [0.1, 0.1, double.NaN, 0.1, 0.5, 0.5], CameraProblems.ZoneOutside },
        { [0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.9], CameraProblems.ZoneCrossing },
        { [0.1, 0.5, 0.5, 0.5, 0.9, 0.5], CameraProblems.ZoneTooSmall },
        { [0.1, 0.1, 0.9, 0.1, 0.5, 0.1, 0.5, 0.5], CameraProblems.ZoneCrossing },
        { [0.5, 0.5, 0.505, 0.5, 0.505, 0.505], CameraProblems.ZoneTooSmall },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_shape_that_is_no_area_is_refused_with_its_own_reason(double[] numbers, string code)
    {
        var problems = ZoneValidation.Check([new ZoneDraft(null, "난로", Points(numbers))]).Problems;
        Assert.Equal([(code, "zones[0].points")], problems.Select(p => (p.Code, p.Field)));
    }

    [Fact]
    public void Corners_tapped_twice_and_a_repeated_first_corner_are_dropped()
    {
        var (clean, problems) = ZoneValidation.Check([new ZoneDraft(null, " 난로 ", Points(0.1, 0.1, 0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.1))]);
        Assert.Empty(problems);
        Assert.Equal("난로", clean[0].Name);
        Assert.Equal(Points(0.1, 0.1, 0.9, 0.1, 0.9, 0.9), clean[0].Points);
    }

    [Fact]
    public void Concave_shapes_and_the_whole_picture_are_zones()
    {
        var (_, problems) = ZoneValidation.Check(
        [
            new ZoneDraft(null, "L", Points(0.1, 0.1, 0.9, 0.1, 0.9, 0.4, 0.4, 0.4, 0.4, 0.9, 0.1, 0.9)),
            new ZoneDraft(null, "all", Points(0, 0, 1, 0, 1, 1, 0, 1)),
        ]);
        Assert.Empty(problems);
    }

    [Fact]
    public void Too_many_corners_or_zones_are_refused()
    {
        var circle = Enumerable.Range(0, 33).Select(i => new ZonePoint(0.5 + (0.4 * Math.Cos(i * Math.Tau / 33)), 0.5 + (0.4 * Math.Sin(i * Math.Tau / 33)))).ToList();
        Assert.Equal(CameraProblems.ZoneTooManyPoints, ZoneValidation.Check([new ZoneDraft(null, "o", circle)]).Problems.Single().Code);
        Assert.Empty(ZoneValidation.Check([new ZoneDraft(null, "o", circle[..32])]).Problems);
        var many = Enumerable.Repeat(new ZoneDraft(null, "o", circle[..5]), 17).ToList();
        Assert.Equal(CameraProblems.ZonesTooMany, ZoneValidation.Check(many).Problems.Single().Code);
    }

    [Fact]
    public void A_mask_may_be_smaller_than_a_danger_zone_and_has_its_own_words_when_it_is_too_small()
    {
        var small = Points(0.5, 0.5, 0.515, 0.5, 0.515, 0.515, 0.5, 0.515);
        Assert.Equal(CameraProblems.ZoneTooSmall, ZoneValidation.Check([new ZoneDraft(null, "a", small, ZoneKind.Danger)]).Problems.Single().Code);
        Assert.Empty(ZoneValidation.Check([new ZoneDraft(null, "a", small, ZoneKind.Mask)]).Problems);
        var tiny = Points(0.5, 0.5, 0.505, 0.5, 0.505, 0.505);
        Assert.Equal(CameraProblems.MaskTooSmall, ZoneValidation.Check([new ZoneDraft(null, "a", tiny, ZoneKind.Mask)]).Problems.Single().Code);
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_refused_by_its_field() =>
        Assert.Equal(
            [(CameraProblems.ZoneKindUnknown, "zones[0].kind")],
            ZoneValidation.Check([new ZoneDraft(null, "a", Points(0, 0, 1, 0, 1, 1), default(ZoneKind))]).Problems.Select(p => (p.Code, p.Field)));

    [Fact]
    public void A_zone_needs_a_name() =>
        Assert.Equal([(CameraProblems.NameMissing, "zones[0].name")], ZoneValidation.Check([new ZoneDraft(null, " ", Points(0, 0, 1, 0, 1, 1))]).Problems.Select(p => (p.Code, p.Field)));

    private static List<ZonePoint> Points(params double[] numbers) => numbers.Chunk(2).Select(static pair => new ZonePoint(pair[0], pair[1])).ToList();
}
