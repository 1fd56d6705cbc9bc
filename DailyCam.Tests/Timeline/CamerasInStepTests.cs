using DailyCam.Core.Cameras;
using DailyCam.Web.Features.Timeline;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class CamerasInStepTests
{
    private static readonly Camera[] Cameras = [.. Enumerable.Range(0, 6).Select(static n => new Camera { Name = $"camera {n}", Source = new CameraSource { Kind = SourceKind.Demo } })];

    [Fact]
    public void The_address_names_cameras_in_order_and_what_is_unknown_twice_or_the_chosen_one_itself_is_passed_over()
    {
        var words = new[] { Cameras[3].Id.Value, "nobody", Cameras[1].Id.Value, Cameras[3].Id.Value, Cameras[0].Id.Value };
        Assert.Equal([Cameras[3], Cameras[1]], CamerasInStep.Of(Cameras, words, Cameras[0]));
        Assert.Empty(CamerasInStep.Of(Cameras, null, Cameras[0]));
    }

    [Fact]
    public void There_are_never_more_pictures_than_a_phone_decodes()
    {
        var all = CamerasInStep.Of(Cameras, Cameras.Select(static camera => camera.Id.Value), Cameras[0]);
        Assert.Equal(CamerasInStep.Most - 1, all.Count);
        Assert.Equal(all, CamerasInStep.With(all, Cameras[5], isIn: true));
        Assert.Equal(Cameras[1..3], CamerasInStep.With(all, Cameras[3], isIn: false));
    }

    [Fact]
    public void Another_camera_leads_and_the_one_before_takes_its_place()
    {
        Assert.Equal([Cameras[1], Cameras[0]], CamerasInStep.Led([Cameras[1], Cameras[2]], Cameras[0], Cameras[2]));
        Assert.Equal([Cameras[1]], CamerasInStep.Led([Cameras[1], Cameras[2]], before: null, Cameras[2]));
        Assert.Equal([Cameras[1]], CamerasInStep.Led([Cameras[1]], Cameras[0], Cameras[4]));
    }

    [Fact]
    public void What_stands_in_the_address_is_read_again_as_it_was_written()
    {
        var query = CamerasInStep.Query(Cameras[1..4]);
        Assert.StartsWith("&beside=", query, StringComparison.Ordinal);
        Assert.Equal(Cameras[1..4], CamerasInStep.Of(Cameras, query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair["beside=".Length..]), Cameras[0]));
        Assert.Empty(CamerasInStep.Query([]));
    }
}
