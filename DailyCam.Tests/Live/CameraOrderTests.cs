using DailyCam.Core.Cameras;
using DailyCam.Web.Features.Live;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class CameraOrderTests
{
    private static readonly CameraId[] Five = [.. Enumerable.Range(0, 5).Select(static _ => CameraId.New())];

    [Fact]
    public void Cameras_that_the_order_does_not_know_follow_in_their_own()
    {
        var order = new CameraOrder();
        order.Read($"{Five[3]}.{Five[1]}");
        Assert.Equal([Five[3], Five[1], Five[0], Five[2], Five[4]], Sorted(order, Five));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("<script>.../../etc/passwd.%00")]
    public void What_is_no_order_changes_nothing(string? text)
    {
        var order = new CameraOrder();
        order.Read(text);
        Assert.Equal(Five, Sorted(order, Five));
        Assert.Equal(string.Empty, order.Text);
    }

    [Fact]
    public void An_endless_cookie_is_read_as_far_as_cameras_go()
    {
        var order = new CameraOrder();
        order.Read(string.Join('.', Enumerable.Range(0, 5_000).Select(static _ => CameraId.New().Value)));
        Assert.InRange(order.Text.Split('.').Length, 1, 200);
    }

    [Fact]
    public void Whatever_is_moved_takes_the_other_s_place_and_nothing_else_changes_its_order()
    {
        var random = new Random(8);
        var order = new CameraOrder();
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var before = Sorted(order, Five);
            var (moved, to) = (Five[random.Next(5)], Five[random.Next(5)]);
            order.Move(before, moved, to);
            var after = Sorted(order, Five);
            Assert.Equal(before.IndexOf(to), after.IndexOf(moved));
            Assert.Equal(before.Where(one => one != moved), after.Where(one => one != moved));

            var next = new CameraOrder();
            next.Read(order.Text);
            Assert.Equal(after, Sorted(next, Five));
        }
    }

    private static List<CameraId> Sorted(CameraOrder order, IEnumerable<CameraId> cameras) =>
        [.. order.Sort([.. cameras.Select(static id => new CameraSight(new Camera { Id = id, Name = id.Value, Source = new CameraSource { Kind = SourceKind.Demo } }, null, default, null))]).Select(static sight => sight.Camera.Id)];
}
