using DailyCam.Core.Cameras;
using DailyCam.Core.Family;
using DailyCam.Core.Home;
using Xunit;

namespace DailyCam.Tests.Home;

public sealed class ChecklistTests
{
    private static readonly Child Unknown = new();

    [Fact]
    public void A_new_home_has_its_account_and_everything_else_before_it()
    {
        var list = Checklist.Of([], static _ => false, Unknown);
        Assert.Equal((1, ChecklistStep.FirstPicture, false), (list.Done, list.Next, list.IsDone));
        Assert.Equal(Enum.GetValues<ChecklistStep>(), list.Items.Select(static item => item.Step));
    }

    [Fact]
    public void The_demo_camera_is_done_with_its_picture_and_no_camera_of_the_familys_own()
    {
        var demo = Camera(SourceKind.Demo);
        Assert.Equal(ChecklistStep.FirstPicture, Checklist.Of([demo], static _ => false, Unknown).Next);
        Assert.Equal(ChecklistStep.OwnCamera, Checklist.Of([demo], static _ => true, Unknown).Next);
        demo.IsOn = false;
        Assert.Equal(ChecklistStep.FirstPicture, Checklist.Of([demo], static _ => true, Unknown).Next);
    }

    [Fact]
    public void Who_begins_with_a_camera_of_their_own_needs_no_demo_and_is_led_to_its_zones()
    {
        var (file, own) = (Camera(SourceKind.File), Camera(SourceKind.Rtsp));
        var list = Checklist.Of([file, own], static _ => false, new Child { BirthDate = new DateOnly(2025, 9, 1) });
        Assert.Equal((4, ChecklistStep.Zones), (list.Done, list.Next));
        Assert.Equal(own.Id, list.Items[^1].Camera);
    }

    [Theory]
    [InlineData(ZoneKind.Danger, true)]
    [InlineData(ZoneKind.Mask, false)]
    public void Only_a_danger_zone_ends_the_list(ZoneKind kind, bool isDone)
    {
        var own = Camera(SourceKind.Mjpeg);
        own.Zones.Add(new Zone { Kind = kind, Name = "난로", Points = [] });
        Assert.Equal(isDone, Checklist.Of([own], static _ => true, new Child { BirthDate = new DateOnly(2025, 9, 1) }).IsDone);
    }

    private static Camera Camera(SourceKind kind) => new() { Name = "camera", Source = new CameraSource { Kind = kind } };
}
