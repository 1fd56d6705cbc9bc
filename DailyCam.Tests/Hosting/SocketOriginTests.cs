using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>Whose page may open a connection that carries the session's cookie: our own, and no other program's of the same computer.</summary>
public sealed class SocketOriginTests
{
    [Theory]
    [InlineData("cam.home", "https://cam.home", true)]
    [InlineData("cam.home", "http://cam.home", true)]
    [InlineData("CAM.home", "https://cam.HOME:443", true)]
    [InlineData("cam.home", "http://cam.home:8123", false)]
    [InlineData("cam.home", "https://cam.home:8443", false)]
    [InlineData("cam.home:8443", "https://cam.home:8443", true)]
    [InlineData("cam.home:443", "https://cam.home", true)]
    [InlineData("cam.home:8443", "https://cam.home", false)]
    [InlineData("192.168.0.5:8080", "http://192.168.0.5:8080", true)]
    [InlineData("192.168.0.5:8080", "http://192.168.0.5:8081", false)]
    [InlineData("[::1]:8080", "http://[::1]:8080", true)]
    [InlineData("cam.home", "https://cam.home.example", false)]
    [InlineData("cam.home", "null", false)]
    [InlineData("cam.home", "", true)]
    public void A_page_is_ours_by_its_name_and_its_port(string host, string origin, bool isOwn)
    {
        var request = new DefaultHttpContext().Request;
        (request.Host, request.Headers.Origin) = (new HostString(host), origin);
        Assert.Equal(isOwn, SocketOrigin.IsOwn(request));
    }
}
