using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class ZoneGeometryTests
{
    // A stove in the middle of the picture, and an L around a corner of the room.
    private static readonly ZonePoint[] Stove = [new(0.4, 0.4), new(0.6, 0.4), new(0.6, 0.6), new(0.4, 0.6)];
    private static readonly ZonePoint[] Corner = [new(0, 0), new(1, 0), new(1, 0.2), new(0.2, 0.2), new(0.2, 1), new(0, 1)];

    public static TheoryData<string, ZonePoint[], float, float, float, float, bool> Table => new()
    {
        { "stands in it", Stove, 0.45f, 0.2f, 0.1f, 0.35f, true },
        { "stands beside it", Stove, 0.7f, 0.2f, 0.1f, 0.5f, false },
        { "walks in front of it, feet below, covers none of it", Stove, 0.45f, 0.62f, 0.1f, 0.35f, false },
        { "walks in front of it and covers a quarter of it", Stove, 0.45f, 0.25f, 0.05f, 0.74f, false },
        { "leans over it with less than a third of the body", Stove, 0.45f, 0.3f, 0.08f, 0.65f, false },
        { "leans over it with half of the body", Stove, 0.45f, 0.42f, 0.1f, 0.4f, true },
        { "covers most of it", Stove, 0.35f, 0.2f, 0.2f, 0.7f, true },
        { "touches its edge", Stove, 0.6f, 0.4f, 0.2f, 0.4f, false },
        { "stands in the hollow of a concave zone", Corner, 0.5f, 0.4f, 0.2f, 0.4f, false },
        { "stands in the arm of a concave zone", Corner, 0.02f, 0.4f, 0.15f, 0.4f, true },
        { "a box without area", Stove, 0.5f, 0.5f, 0, 0.1f, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_person_is_in_a_zone_or_is_not(string who, ZonePoint[] zone, float x, float y, float width, float height, bool expected) =>
        Assert.True(ZoneGeometry.IsIn(new PictureBox(x, y, width, height), zone) == expected, who);

    [Fact]
    public void Two_points_are_no_zone() => Assert.False(ZoneGeometry.IsIn(new PictureBox(0, 0, 1, 1), [new(0, 0), new(1, 1)]));

    [Fact]
    public void Shared_area_is_what_counting_points_gives() =>
        Prop.ForAll(Shapes(), shape =>
        {
            const int steps = 120;
            var (box, zone) = shape;
            var inside = 0;
            for (var i = 0; i < steps * steps; i++)
            {
                var (x, y) = (((i % steps) + 0.5) / steps, ((i / steps) + 0.5) / steps);
                inside += x >= box.X && x <= box.Right && y >= box.Y && y <= box.Bottom && ZoneGeometry.Contains(zone, x, y) ? 1 : 0;
            }

            Assert.Equal((double)inside / (steps * steps), ZoneGeometry.SharedArea(box, zone), 0.02);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Nothing_shares_more_than_it_has_and_a_cover_shares_all() =>
        Prop.ForAll(Shapes(), shape =>
        {
            var (box, zone) = shape;
            var shared = ZoneGeometry.SharedArea(box, zone);
            Assert.InRange(shared, 0, Math.Min(box.Area, ZoneGeometry.Area(zone)) + 1e-6);
            Assert.Equal(ZoneGeometry.Area(zone), ZoneGeometry.SharedArea(new PictureBox(-1, -1, 3, 3), zone), 1e-9);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Where_the_first_corner_is_and_which_way_round_does_not_matter() =>
        Prop.ForAll(Shapes(), shape =>
        {
            var (box, zone) = shape;
            var turned = zone.Skip(2).Concat(zone.Take(2)).Reverse().ToArray();
            Assert.Equal(ZoneGeometry.SharedArea(box, zone), ZoneGeometry.SharedArea(box, turned), 1e-9);
            Assert.Equal(ZoneGeometry.IsIn(box, zone), ZoneGeometry.IsIn(box, turned));
        }).Check(Config.QuickThrowOnFailure);

    /// <summary>A box, and a star-shaped zone around a middle: corners at rising angles, so that it does not cross itself.</summary>
    private static Arbitrary<(PictureBox Box, ZonePoint[] Zone)> Shapes() =>
        (from seed in Gen.Choose(0, int.MaxValue)
         from corners in Gen.Choose(Zone.MinPoints, 9)
         select Shape(new Random(seed), corners)).ToArbitrary();

    private static (PictureBox Box, ZonePoint[] Zone) Shape(Random random, int corners)
    {
        var (left, top) = (random.NextSingle() * 0.9f, random.NextSingle() * 0.9f);
        var box = new PictureBox(left, top, 0.05f + (random.NextSingle() * (0.95f - left)), 0.05f + (random.NextSingle() * (0.95f - top)));
        var zone = Enumerable.Range(0, corners).Select(i =>
        {
            var angle = (i + random.NextDouble()) / corners * 2 * Math.PI;
            var reach = 0.1 + (random.NextDouble() * 0.4);
            return new ZonePoint(0.5 + (reach * Math.Cos(angle)), 0.5 + (reach * Math.Sin(angle)));
        });
        return (box, [.. zone]);
    }
}
