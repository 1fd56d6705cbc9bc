using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Web.Features.Cameras;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class CameraFormTests
{
    public static TheoryData<string, Action<CameraForm>> Changes() => new()
    {
        { "name", static form => form.Name = "부엌" },
        { "place", static form => form.Location = "2층" },
        { "kind", static form => form.Kind = SourceKind.Mjpeg },
        { "address", static form => form.Url = "rtsp://10.0.0.9/2" },
        { "second address", static form => form.SubUrl = "rtsp://10.0.0.9/3" },
        { "user", static form => form.User = "somebody" },
        { "password", static form => form.Password = "new" },
        { "password taken away", static form => form.Password = string.Empty },
        { "upload", static form => form.UploadId = UploadId.New() },
        { "loop", static form => form.Loop = false },
        { "speed", static form => form.Speed = 2 },
        { "off", static form => form.IsOn = false },
        { "recording", static form => form.Recording = false },
        { "detection", static form => form.Detection = false },
        { "analysis", static form => form.Analysis = false },
        { "analyzers", static form => form.Analyzers = [AnalyzerNames.Local, AnalyzerNames.Vertex] },
        { "days", static form => form.RetentionDays = 3 },
        { "gigabytes", static form => form.MaxGigabytes = 1.5 },
        { "mounting", static form => form.Mounting = CameraMounting.TopDown },
    };

    /// <summary>Each field that can be lost is asked about: one that is added later and forgotten here is found by the number of them.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_was_changed_in_the_form_is_noticed(string what, Action<CameraForm> change)
    {
        Assert.Equal(typeof(CameraForm).GetProperties().Length + 1, Changes().Count); // The password twice.
        var kept = Filled();
        var form = kept.Copy();
        Assert.True(form.IsLike(kept), what);
        change(form);
        Assert.False(form.IsLike(kept), what);
    }

    [Fact]
    public void A_field_that_was_typed_into_and_emptied_again_is_no_change()
    {
        var form = new CameraForm { Kind = SourceKind.Rtsp, Name = string.Empty, Location = string.Empty, Url = string.Empty, SubUrl = string.Empty, User = string.Empty };
        Assert.True(form.IsLike(new CameraForm { Kind = SourceKind.Rtsp }));
    }

    private static CameraForm Filled() => new() { Name = "거실", Location = "창가", Kind = SourceKind.Rtsp, Url = "rtsp://10.0.0.9/1", User = "u" };
}
