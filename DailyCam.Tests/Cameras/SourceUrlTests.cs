using System.Net;
using DailyCam.Core.Cameras;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class SourceUrlTests
{
    // `ffmpeg -protocols` of 5.1, and a few that other builds have.
    public static readonly TheoryData<string> OtherProtocols =
    [
        "async:rtsp://192.168.0.9/a", "bluray:/dev/sr0", "cache:http://192.168.0.9/a", "concat:/etc/passwd|/etc/hosts", "concatf:/etc/passwd",
        "crypto:/etc/passwd", "crypto+http://192.168.0.9/a", "data:text/plain;base64,AAAA", "fd:0", "ffrtmpcrypt://h/a", "ffrtmphttp://h/a",
        "file:/etc/passwd", "file:///etc/passwd", "FILE:///etc/passwd", "ftp://192.168.0.9/a", "gopher://192.168.0.9/a", "gophers://192.168.0.9/a",
        "hls+http://192.168.0.9/a", "httpproxy://h/a", "ipfs://a", "ipns://a", "lavfi:testsrc", "librtmp://h/a", "libsmbclient://h/a", "libsrt://h/a", "md5:", "mmsh://h/a",
        "mmst://h/a", "pipe:0", "prompeg://h/a", "rtmp://h/a", "rtmpe://h/a", "rtmps://h/a", "rtmpt://h/a", "rtmpte://h/a", "rtmpts://h/a",
        "rtp://h/a", "sctp://h/a", "sftp://h/a", "smb://h/a", "srt://h/a", "srtp://h/a", "subfile,,start,0,end,64,,:/etc/passwd", "tcp://h:1/", "tee:a",
        "tls://h/a", "udp://h:1/", "udplite://h:1/", "unix:/run/x.sock", "zmq:tcp://h:1", "exec:/bin/sh", "/etc/passwd", "C:\\a.mp4", "-i", "-y /tmp/x",
        "javascript:alert(1)", "//192.168.0.9/a", "rtsp:/etc/passwd", "rtspfile:///etc/passwd", " file:///etc/passwd",
    ];

    [Theory]
    [MemberData(nameof(OtherProtocols))]
    public void Every_other_protocol_is_refused_for_both_kinds(string text)
    {
        Assert.False(SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out _, out var problem));
        Assert.Equal((CameraProblems.UrlScheme, "source.url"), (problem!.Code, problem.Field));
        Assert.False(SourceUrl.TryParse(text, SourceKind.Mjpeg, "source.url", out _, out _));
    }

    [Theory]
    [InlineData("rtsp://192.168.0.20", "rtsp://192.168.0.20/", 554)]
    [InlineData("RTSP://Cam.Local:8554/Stream?channel=1&subtype=0", "rtsp://cam.local:8554/Stream?channel=1&subtype=0", 8554)]
    [InlineData("rtsps://cam.local/s", "rtsps://cam.local/s", 322)]
    [InlineData("rtsp://[fd12::5]:554/a", "rtsp://[fd12::5]/a", 554)]
    [InlineData("rtsp://192.168.0.20/거실", "rtsp://192.168.0.20/%EA%B1%B0%EC%8B%A4", 554)]
    [InlineData("rtsp://192.168.0.20/a#frag", "rtsp://192.168.0.20/a", 554)]
    [InlineData("  rtsp://192.168.0.20/a\t", "rtsp://192.168.0.20/a", 554)]
    [InlineData("rtsp://192.168.0.20/a'b\"c\\d", "rtsp://192.168.0.20/a%27b%22c/d", 554)]
    [InlineData("rtsp://127.0.0.1:41234/cam", "rtsp://127.0.0.1:41234/cam", 41234)]
    public void An_address_is_taken_apart_and_built_again(string text, string address, int port)
    {
        Assert.True(SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out var url, out var problem), problem?.Code);
        Assert.Equal((address, port), (url!.Address, url.Port));
        Assert.Null(url.User);
    }

    [Theory]
    [InlineData("rtsp://admin:1234@192.168.0.20/s", "admin", "1234")]
    [InlineData("rtsp://admin@192.168.0.20/s", "admin", null)]
    [InlineData("rtsp://admin:p@ss@192.168.0.20/s", "admin", "p@ss")]
    [InlineData("rtsp://admin:p%40s%3As@192.168.0.20/s", "admin", "p@s:s")]
    [InlineData("rtsp://admin:a:b@192.168.0.20/s", "admin", "a:b")]
    [InlineData("rtsp://부모:비밀@192.168.0.20/s", "부모", "비밀")]
    public void A_login_in_the_address_is_moved_out_of_it(string text, string user, string? password)
    {
        Assert.True(SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out var url, out var problem), problem?.Code);
        Assert.Equal((user, password, "rtsp://192.168.0.20/s"), (url!.User, url.Password, url.Address));
    }

    [Theory]
    [InlineData("", CameraProblems.UrlMissing)]
    [InlineData("   ", CameraProblems.UrlMissing)]
    [InlineData("rtsp://", CameraProblems.UrlInvalid)]
    [InlineData("rtsp:///stream", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://192.168.0.20:99999/s", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://192.168.0.20/a b", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://192.168.0.20/a\nHost: x", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://192.168.0.20/a\0", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://192.168.0.20/\u202Eevil", CameraProblems.UrlInvalid)]
    [InlineData("rtsp://admin:p#ss@192.168.0.20/s", CameraProblems.UrlLogin)]
    [InlineData("rtsp://admin:12#34@192.168.0.20/s", CameraProblems.UrlLogin)]
    [InlineData("rtsp://admin:p/ss@192.168.0.20/s", CameraProblems.UrlLogin)]
    [InlineData("rtsp://169.254.169.254/latest", CameraProblems.UrlForbidden)]
    [InlineData("rtsp://[::ffff:169.254.169.254]/latest", CameraProblems.UrlForbidden)]
    [InlineData("rtsp://[fe80::1]/s", CameraProblems.UrlForbidden)]
    [InlineData("rtsp://0.0.0.0/s", CameraProblems.UrlForbidden)]
    [InlineData("rtsp://239.1.1.1/s", CameraProblems.UrlForbidden)]
    [InlineData("rtsp://255.255.255.255/s", CameraProblems.UrlForbidden)]
    public void A_bad_address_says_which_way_it_is_bad(string text, string code)
    {
        Assert.False(SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out _, out var problem));
        Assert.Equal(code, problem!.Code);
    }

    [Theory]
    [InlineData("http://2852039166/latest")]
    [InlineData("http://0xA9FEA9FE/latest")]
    [InlineData("http://0251.0376.0251.0376/latest")]
    [InlineData("http://169.254.43518/latest")]
    [InlineData("rtsp://2852039166/latest")]
    [InlineData("rtsp://0xA9FEA9FE/latest")]
    [InlineData("rtsp://0251.0376.0251.0376/latest")]
    [InlineData("rtsp://169.254.43518/latest")]
    public void Other_spellings_of_the_metadata_address_are_refused(string text)
    {
        var kind = text.StartsWith('r') ? SourceKind.Rtsp : SourceKind.Mjpeg;
        Assert.False(SourceUrl.TryParse(text, kind, "source.url", out var url, out var problem), url?.Address);
        Assert.Equal(CameraProblems.UrlForbidden, problem!.Code);
    }

    [Fact]
    public void A_megabyte_is_refused_at_once()
    {
        Assert.False(SourceUrl.TryParse("rtsp://192.168.0.20/" + new string('a', 1 << 20), SourceKind.Rtsp, "source.url", out _, out var problem));
        Assert.Equal(CameraProblems.UrlTooLong, problem!.Code);
    }

    [Theory]
    [InlineData("192.168.0.20", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("fd00::20", false)]
    [InlineData("169.254.1.2", true)]
    [InlineData("::", true)]
    [InlineData("ff02::1", true)]
    [InlineData("fd00:ec2::254", true)]
    public void Addresses_that_are_never_a_camera(string address, bool forbidden) =>
        Assert.Equal(forbidden, SourceUrl.IsForbidden(IPAddress.Parse(address)));

    [Fact]
    public void Any_login_survives_the_round_trip_through_the_address_that_is_built()
    {
        Prop.ForAll(HostileText.Logins().Two().ToArbitrary(), login =>
        {
            var (user, password) = login;
            var built = SourceUrl.WithLogin("rtsp://192.168.0.20:8554/s?x=1", user, password);
            var read = SourceUrl.TryParse(built, SourceKind.Rtsp, "source.url", out var url, out _);
            return read && url!.User == user && url.Password == password && url.Address == "rtsp://192.168.0.20:8554/s?x=1"
                && built.All(static c => c is > ' ' and < '\x7F' and not '"' and not '\\');
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithQuietOnSuccess(true));
    }

    [Fact]
    public void Whatever_is_typed_what_comes_out_starts_with_an_allowed_scheme_and_is_plain()
    {
        Prop.ForAll(HostileText.Urls().ToArbitrary(), text =>
        {
            foreach (var kind in new[] { SourceKind.Rtsp, SourceKind.Mjpeg })
            {
                if (SourceUrl.TryParse(text, kind, "source.url", out var url, out _))
                {
                    var schemes = kind == SourceKind.Rtsp ? new[] { "rtsp://", "rtsps://" } : ["http://", "https://"];
                    Assert.Contains(schemes, scheme => url.Address.StartsWith(scheme, StringComparison.Ordinal));
                    Assert.All(url.Address, c => Assert.True(c is > ' ' and < '\x7F' and not '"' and not '\'', url.Address));
                    Assert.DoesNotContain('@', url.Address[..Math.Max(0, url.Address.IndexOf('/', 8))]);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true));
    }
}
